//! Typed program → bytecode.
//!
//! Functions are lowered on demand, from the entry function outwards: what nothing reaches costs nothing, so
//! a large library package is free until it is used. [`Module`] holds what belongs to the whole program
//! (tables, the list of functions still to lower); [`func::Gen`] holds one function under construction.
//!
//! Registers of variables are stable while an expression is evaluated: a variable that a closure or a
//! pointer could change meanwhile is in memory (see `escape`). Everything in `expr` relies on that.

mod arith;
mod assign;
mod builtin;
mod call;
mod closure;
mod compare;
mod complex;
mod composite;
mod consts;
mod convert;
mod defer;
mod escape;
mod expr;
mod func;
mod generic;
mod init;
mod layout;
mod link;
mod loc;
mod method_set;
mod methods;
mod order;
mod pointers;
mod range;
mod range_func;
mod regs;
mod select;
mod stmt;
mod switch;
mod types;
mod variables;

use crate::bytecode::*;
use crate::check::UNREACHED;
use crate::check::info::{FuncLoc, Info, ObjId, ObjKind};
use crate::check::types::{Basic, NamedId, Signature, Type, TypeId, Types};
use crate::hash::HashMap;
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::{Decl, ExprId, FuncDecl, FuncLit};
use escape::Facts;
use generic::{Env, Inst, Insts};
use std::rc::Rc;

/// Lowers a checked program.
///
/// # Errors
/// Only for language features that cannot be compiled yet and for limits of the bytecode (too many
/// registers, types or methods); a program that did not check must not come here.
pub fn lower(mut info: Info, map: &SourceMap, variables: bool) -> Result<Program, Vec<Diagnostic>> {
    let types = std::mem::take(&mut info.types);
    let mut module = Module::new(&info, types, map);
    module.variables = variables.then(Vec::new);
    module.entry();
    module.drain();
    module.finish()
}

/// A function that waits to be lowered.
enum Job<'a> {
    Decl {
        ix: FuncIx,
        decl: &'a FuncDecl,
        inst: Inst,
    },
    Lit {
        ix: FuncIx,
        id: ExprId,
        lit: &'a FuncLit,
        facts: Rc<Facts>,
        env: Rc<Env>,
    },
    /// The method table of a run-time type.
    Methods { ty: TypeId, ix: TypeIx },
}

/// How a declared function is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Target {
    Func(FuncIx),
    Native(u16),
}

/// The program under construction.
pub(crate) struct Module<'a> {
    info: &'a Info,
    /// The checker's types, to which lowering adds what instances are made of. (Those of `info` are moved here.)
    types: Types,
    insts: Insts,
    map: &'a SourceMap,
    program: Program,
    errors: Vec<Diagnostic>,
    jobs: Vec<Job<'a>>,

    reprs: Vec<Option<Repr>>,
    layouts: HashMap<Layout, LayoutIx>,
    rtypes: HashMap<TypeId, TypeIx>,

    targets: HashMap<(ObjId, Inst), Target>,
    lits: HashMap<(ExprId, Inst), FuncIx>,
    /// Bodies of loops over functions.
    bodies: HashMap<(ExprId, Inst), range_func::Lowered>,
    /// How many function literals a function has so far, for their names.
    lit_counts: HashMap<(String, Inst), u32>,
    natives: HashMap<String, u16>,
    /// Compiler-made functions by what they do.
    thunks: HashMap<methods::Thunk, FuncIx>,
    wrappers: HashMap<methods::Wrapper, FuncIx>,

    strings: HashMap<Rc<[u8]>, u32>,
    consts: HashMap<u64, u32>,
    method_names: HashMap<String, u16>,
    globals: HashMap<ObjId, u32>,
    global_slots: u32,
    global_refs: Vec<u32>,
    /// The numbers of local types, made when first needed.
    local_types: std::cell::OnceCell<HashMap<NamedId, u32>>,
    pointers: pointers::Pointers,
    /// Position, then file and line, of the last question.
    last_line: (Pos, (u32, u32)),
    /// The variables of functions lowered so far, if somebody wants them.
    variables: Option<Vec<(FuncIx, Vec<variables::Placed>)>>,
}

impl<'a> Module<'a> {
    fn new(info: &'a Info, types: Types, map: &'a SourceMap) -> Module<'a> {
        let files = map.files().iter().map(|f| f.name.to_string()).collect();
        let program = Program {
            layouts: Layout::builtin(),
            files,
            ..Program::default()
        };
        let words = Layout {
            slots: 1,
            refs: Vec::new(),
        };
        let refs = Layout {
            slots: 1,
            refs: vec![0],
        };
        Module {
            info,
            types,
            insts: Insts::default(),
            map,
            program,
            errors: Vec::new(),
            jobs: Vec::new(),
            reprs: Vec::new(),
            layouts: HashMap::from([(words, LAYOUT_WORDS), (refs, LAYOUT_REFS)]),
            rtypes: HashMap::new(),
            targets: HashMap::new(),
            lits: HashMap::new(),
            bodies: HashMap::new(),
            lit_counts: HashMap::new(),
            natives: HashMap::new(),
            thunks: HashMap::new(),
            wrappers: HashMap::new(),
            strings: HashMap::new(),
            consts: HashMap::new(),
            method_names: HashMap::new(),
            globals: HashMap::new(),
            global_slots: 0,
            global_refs: Vec::new(),
            local_types: Default::default(),
            pointers: pointers::Pointers::default(),
            last_line: (Pos::NONE, (0, 0)),
            variables: None,
        }
    }

    /// Lowers until nothing waits.
    fn drain(&mut self) {
        while let Some(job) = self.jobs.pop() {
            match job {
                Job::Decl { ix, decl, inst } => self.lower_decl(ix, decl, inst),
                Job::Lit {
                    ix,
                    id,
                    lit,
                    facts,
                    env,
                } => self.lower_lit(ix, id, lit, facts, env),
                Job::Methods { ty, ix } => self.fill_methods(ty, ix),
            }
        }
    }

    fn finish(mut self) -> Result<Program, Vec<Diagnostic>> {
        self.know_types();
        self.drain();
        self.link_pointers();
        self.check_pointers();
        self.sort_method_names();
        self.describe_variables();
        let layout = Layout {
            slots: self.global_slots,
            refs: std::mem::take(&mut self.global_refs),
        };
        self.program.globals = self.intern_layout(layout);
        if self.errors.is_empty() {
            Ok(self.program)
        } else {
            Err(self.errors)
        }
    }

    /// A function of the library is needed that the checker has not looked at.
    fn unreached(&mut self, pos: Pos) {
        let message = "this function was not reached";
        self.errors.push(Diagnostic::error(pos, UNREACHED, message));
    }

    fn unsupported(&mut self, pos: Pos, what: &str) {
        self.errors.push(Diagnostic::error(
            pos,
            "Unsupported",
            format!("not supported yet: {what}"),
        ));
    }

    /// Narrows an index to what an instruction's field holds.
    fn index16(&mut self, index: u32, what: &str) -> u16 {
        u16::try_from(index).unwrap_or_else(|_| {
            self.unsupported(Pos::NONE, &format!("a program with so many {what}"));
            0
        })
    }

    fn new_func(&mut self, name: String, pos: Pos) -> FuncIx {
        let ix = self.program.funcs.len() as FuncIx;
        let decl = self.line(pos);
        self.program.funcs.push(Func {
            name,
            pos,
            decl,
            ..Func::default()
        });
        ix
    }

    /// File index and line of a position.
    fn line(&mut self, pos: Pos) -> (u32, u32) {
        if self.last_line.0 == pos {
            return self.last_line.1;
        }
        let file = self
            .map
            .files()
            .partition_point(|f| f.base <= pos)
            .saturating_sub(1);
        let line = self.map.place(pos).map_or(0, |p| p.line);
        self.last_line = (pos, (file as u32, line));
        self.last_line.1
    }

    fn decl_at(&self, package: u32, file: u32, decl: u32) -> &'a Decl {
        &self.info.packages[package as usize].files[file as usize].decls[decl as usize]
    }

    /// A declared function, to be called; its lowering is arranged.
    fn target(&mut self, obj: ObjId, inst: Inst) -> Target {
        if let Some(&target) = self.targets.get(&(obj, inst)) {
            return target;
        }
        let object = self.info.object(obj);
        if object.ty == Basic::Invalid.id() {
            self.unreached(object.pos);
        }
        let target = match self.info.funcs.get(&obj) {
            Some(loc) => {
                let name = self.func_name(obj, loc, inst);
                match self.decl_at(loc.package, loc.file, loc.decl) {
                    Decl::Func(decl) if decl.body.is_none() => {
                        let ty = self.obj_type(obj, inst);
                        let sig = self.signature(ty);
                        let recv = loc.recv.map(|(named, pointer)| {
                            if pointer {
                                1
                            } else {
                                self.named_repr(named, inst).regs
                            }
                        });
                        let (results, params) = self.sig_slots(&sig, recv.unwrap_or(0));
                        Target::Native(self.native(&name, results, params))
                    }
                    Decl::Func(decl) => {
                        let ix = self.new_func(name, decl.name.pos);
                        self.jobs.push(Job::Decl { ix, decl, inst });
                        Target::Func(ix)
                    }
                    _ => Target::Func(0),
                }
            }
            None => {
                self.unsupported(object.pos, &format!("function {}", object.name));
                Target::Func(0)
            }
        };
        self.targets.insert((obj, inst), target);
        target
    }

    fn native(&mut self, name: &str, result_slots: u16, param_slots: u16) -> u16 {
        if let Some(&ix) = self.natives.get(name) {
            return ix;
        }
        let ix = self.index16(self.program.natives.len() as u32, "native functions");
        let decl = NativeDecl {
            name: name.to_string(),
            result_slots,
            param_slots,
        };
        self.program.natives.push(decl);
        self.natives.insert(name.to_string(), ix);
        ix
    }

    /// As Go's traces name it: `main.main`, `main.(*T).Method`, `main.T.Method`, `main.Map[...]`.
    fn func_name(&self, obj: ObjId, loc: &FuncLoc, inst: Inst) -> String {
        let args = if inst == Inst::NONE { "" } else { "[...]" };
        let package = &self.info.packages[loc.package as usize].path;
        let name = &self.info.object(obj).name;
        match loc.recv {
            None => format!("{package}.{name}{args}"),
            Some((named, pointer)) => {
                let recv = &self.types.named(named).name;
                if pointer {
                    format!("{package}.(*{recv}{args}).{name}")
                } else {
                    format!("{package}.{recv}{args}.{name}")
                }
            }
        }
    }

    fn signature(&self, ty: TypeId) -> Signature {
        match self.types.underlying(ty) {
            Type::Func(sig) => sig.clone(),
            _ => Signature {
                params: Vec::new(),
                results: Vec::new(),
                variadic: false,
            },
        }
    }

    fn named_type(&self, named: NamedId) -> TypeId {
        self.info
            .types
            .find(&Type::Named(named))
            .unwrap_or(TypeId(0))
    }

    fn named_repr(&mut self, named: NamedId, inst: Inst) -> Repr {
        let args = self.insts.args(inst).to_vec();
        let ty = match args.is_empty() {
            true => self.named_type(named),
            false => self.types.instantiate(named, &args),
        };
        self.repr(ty)
    }

    /// Result and parameter slots of a function, `recv` of them for its receiver.
    fn sig_slots(&mut self, sig: &Signature, recv: u16) -> (u16, u16) {
        let results = sig.results.iter().map(|&t| self.repr(t).regs).sum();
        let params: u16 = sig.params.iter().map(|&t| self.repr(t).regs).sum();
        (results, recv + params)
    }

    fn string(&mut self, bytes: &Rc<[u8]>) -> u32 {
        if let Some(&ix) = self.strings.get(bytes) {
            return ix;
        }
        let ix = self.program.strings.len() as u32;
        self.program.strings.push(bytes.to_vec().into_boxed_slice());
        self.strings.insert(bytes.clone(), ix);
        ix
    }

    fn constant(&mut self, bits: u64) -> u32 {
        let next = self.program.consts.len() as u32;
        let ix = *self.consts.entry(bits).or_insert(next);
        if ix == next {
            self.program.consts.push(bits);
        }
        ix
    }

    /// The first slot of a global variable.
    fn global(&mut self, obj: ObjId) -> u32 {
        if let Some(&slot) = self.globals.get(&obj) {
            return slot;
        }
        let object = self.info.object(obj);
        let slot = self.global_slots;
        let repr = self.repr(object.ty);
        self.push_refs(object.ty, slot);
        self.global_slots += repr.slots.max(1);
        self.globals.insert(obj, slot);
        let package = object
            .package
            .map_or("", |p| &*self.info.packages[p as usize].path);
        let kind = types::kind_of(self.under(object.ty));
        self.program
            .global_names
            .push((format!("{package}.{}", object.name), slot, kind));
        slot
    }

    fn push_refs(&mut self, ty: TypeId, base: u32) {
        let mut refs = Vec::new();
        self.memory_refs(ty, base, &mut refs);
        self.global_refs.extend(refs);
    }

    fn is_global(&self, obj: ObjId) -> bool {
        use crate::check::info::VarKind;
        matches!(self.info.object(obj).kind, ObjKind::Var(VarKind::Global))
    }

    /// The index of a method name; unexported ones are qualified by their package's path.
    fn method_name(&mut self, name: &str, package: Option<&str>) -> u16 {
        let full = match package {
            Some(package) => format!("{package}.{name}"),
            None => name.to_string(),
        };
        if let Some(&ix) = self.method_names.get(&full) {
            return ix;
        }
        let ix = self.index16(self.program.method_names.len() as u32, "method names");
        self.program.method_names.push(full.clone());
        self.method_names.insert(full, ix);
        ix
    }

    /// Renumbers method names alphabetically, so that tables sorted by number are sorted by name.
    fn sort_method_names(&mut self) {
        let mut order: Vec<usize> = (0..self.program.method_names.len()).collect();
        order.sort_by(|&a, &b| self.program.method_names[a].cmp(&self.program.method_names[b]));
        let mut renamed = vec![0u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            renamed[old] = new as u32;
        }
        self.program.method_names.sort();
        for ty in &mut self.program.types {
            for method in &mut ty.methods {
                method.name = renamed[method.name as usize];
            }
            ty.methods.sort_by_key(|m| m.name);
        }
        for func in &mut self.program.funcs {
            for op in &mut func.code {
                if let Op::CallIface { method, .. } = op {
                    *method = renamed[*method as usize] as u16;
                }
            }
        }
    }
}
