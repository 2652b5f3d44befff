//! Compiler-made functions: thunks, method wrappers, and the method tables of run-time types.

use super::func::Gen;
use super::generic::Chosen;
use super::loc::Loc;
use super::method_set::Found;
use super::{Module, Target};
use crate::bytecode::op::Reg;
use crate::bytecode::*;
use crate::check::info::ObjId;
use crate::check::types::{Type, TypeId};
use crate::source::Pos;
use crate::syntax::ast::Decl;
use std::rc::Rc;

/// A function that passes slots on, knowing nothing of their types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Thunk {
    /// Calls `func` with the closure's captured slots, then its own parameters.
    Bound {
        func: FuncIx,
        captured: u16,
        params: u16,
        results: u16,
    },
    /// Calls the function value in captured slot 0 with the other captured slots, then its parameters.
    BoundValue {
        captured: u16,
        params: u16,
        results: u16,
    },
    /// Calls a native function.
    Native { native: u16 },
    /// Calls a method of the interface in the first of `params` parameter slots with the others.
    Iface {
        method: u16,
        params: u16,
        results: u16,
    },
}

/// A method of a type for another form of receiver.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Wrapper {
    /// The receiver's type.
    recv: TypeId,
    /// The receiver comes as `CallIface` passes it, rather than as a parameter.
    payload: bool,
    path: Vec<u32>,
    found: Found,
    /// The method's name for [`Found::Interface`]; otherwise 0.
    name: u16,
    /// The arguments for the method's own type parameters.
    own: Vec<TypeId>,
}

impl Module<'_> {
    pub(super) fn thunk(&mut self, thunk: Thunk) -> FuncIx {
        if let Some(&ix) = self.thunks.get(&thunk) {
            return ix;
        }
        let name = match thunk {
            Thunk::Bound { func, .. } => {
                let name = &self.program.funcs[func as usize].name;
                format!("{}-fm", name.trim_end_matches("-fm"))
            }
            Thunk::BoundValue { .. } => "func-fm".to_string(),
            Thunk::Native { native } => self.program.natives[native as usize].name.clone(),
            Thunk::Iface { method, .. } => self.program.method_names[method as usize].clone(),
        };
        let ix = self.new_func(name, Pos::NONE);
        self.thunks.insert(thunk, ix);
        let mut g = Gen::new(self, ix, Rc::default(), Rc::default());
        g.thunk(thunk);
        g.finish(ix, true);
        ix
    }

    /// The function for `T.Method`, whose receiver is an ordinary parameter of type `s.recv`.
    pub(super) fn method_expr(&mut self, s: &Chosen, method: ObjId, pointer: bool) -> FuncIx {
        if s.path.is_empty() && self.pointee(s.recv).is_some() == pointer {
            let inst = self.method_inst(s.recv, &s.own);
            if let Target::Func(func) = self.target(method, inst) {
                return func;
            }
        }
        let found = Found::Declared { method, pointer };
        let (recv, path) = (s.recv, s.path.to_vec());
        self.wrapper(Wrapper {
            recv,
            payload: false,
            path,
            found,
            name: 0,
            own: s.own.clone(),
        })
    }

    fn wrapper(&mut self, wrapper: Wrapper) -> FuncIx {
        if let Some(&ix) = self.wrappers.get(&wrapper) {
            return ix;
        }
        let recv = self.type_name(wrapper.recv);
        let method = match wrapper.found {
            Found::Declared { method, .. } => self.info.object(method).name.to_string(),
            Found::Interface => self.program.method_names[wrapper.name as usize].clone(),
        };
        let name = match recv.strip_prefix('*') {
            Some(base) => match base.split_once('.') {
                Some((package, base)) => format!("{package}.(*{base}).{method}"),
                None => format!("(*{base}).{method}"),
            },
            None => format!("{recv}.{method}"),
        };
        let ix = self.new_func(name, Pos::NONE);
        self.wrappers.insert(wrapper.clone(), ix);
        let mut g = Gen::new(self, ix, Rc::default(), Rc::default());
        g.wrapper(&wrapper);
        g.finish(ix, true);
        ix
    }

    /// Fills a run-time type's method table.
    pub(super) fn fill_methods(&mut self, ty: TypeId, ix: TypeIx) {
        let mut methods = Vec::new();
        if let Type::Interface(iface) = self.under(ty).clone() {
            for method in &iface.methods {
                let name = self.method_name(&method.name, method.package.as_deref());
                let sig = self.rtype(method.sig);
                methods.push(RMethod {
                    name: u32::from(name),
                    func: 0,
                    sig,
                });
            }
        } else {
            let mut set = self.method_set(ty);
            // A generic method satisfies no interface.
            set.retain(|entry| match entry.found {
                Found::Declared { method, .. } => !self.is_generic_method(method),
                Found::Interface => true,
            });
            // Functions are numbered in this order, so it must not depend on a hash.
            set.sort_by(|a, b| (&a.name, &a.package).cmp(&(&b.name, &b.package)));
            for entry in set {
                let name = self.method_name(&entry.name, entry.package.as_deref());
                let sig = self.rtype(entry.sig);
                let direct = entry.path.is_empty() && self.takes_payload(ty, entry.found);
                let func = match entry.found {
                    Found::Declared { method, .. } if direct => {
                        let inst = self.inst_of(ty);
                        self.callable(method, inst)
                    }
                    found => self.wrapper(Wrapper {
                        recv: ty,
                        payload: true,
                        path: entry.path,
                        found,
                        name: if found == Found::Interface { name } else { 0 },
                        own: Vec::new(),
                    }),
                };
                methods.push(RMethod {
                    name: u32::from(name),
                    func,
                    sig,
                });
            }
        }
        self.program.types[ix as usize].methods = methods;
    }

    /// Whether a method has type parameters of its own.
    fn is_generic_method(&self, method: ObjId) -> bool {
        let Some(loc) = self.info.funcs.get(&method) else {
            return false;
        };
        let file = &self.info.packages[loc.package as usize].files[loc.file as usize];
        matches!(&file.decls[loc.decl as usize], Decl::Func(decl) if !decl.type_params.is_empty())
    }

    /// Whether a method's own receiver is what `CallIface` passes for values of type `ty`.
    fn takes_payload(&mut self, ty: TypeId, found: Found) -> bool {
        let Found::Declared { pointer, .. } = found else {
            return false;
        };
        let is_pointer = matches!(self.types.get(ty), Type::Pointer(_));
        is_pointer == pointer && self.repr(ty).regs == 1
    }
}

impl Gen<'_, '_> {
    fn thunk(&mut self, thunk: Thunk) {
        let (captured, params, results) = match thunk {
            Thunk::Bound {
                captured,
                params,
                results,
                ..
            } => (captured, params, results),
            Thunk::BoundValue {
                captured,
                params,
                results,
            } => (captured, params, results),
            Thunk::Native { native } => {
                let decl = &self.m.program.natives[native as usize];
                (0, decl.param_slots, decl.result_slots)
            }
            Thunk::Iface {
                params, results, ..
            } => (0, params, results),
        };
        let at = self.frame(results, params);
        let f = match thunk {
            Thunk::BoundValue { .. } => {
                let f = self.tmp(1);
                self.emit(Op::Cap { d: f, i: 0 });
                f
            }
            _ => 0,
        };
        let skip = u16::from(matches!(thunk, Thunk::BoundValue { .. }));
        let (w, d) = self.window(results, captured + params);
        for i in 0..captured {
            self.emit(Op::Cap {
                d: d + i,
                i: i + skip,
            });
        }
        match thunk {
            // The receiver's place is the VM's to fill.
            Thunk::Iface { .. } => self.mov(d + 1, at + 1, params.saturating_sub(1)),
            _ => self.mov(d + captured, at, params),
        }
        match thunk {
            Thunk::Bound { func, .. } => self.emit(Op::Call { w, func }),
            Thunk::BoundValue { .. } => self.emit(Op::CallClosure { w, f }),
            Thunk::Native { native } => self.emit(Op::CallNative { w, native }),
            Thunk::Iface { method, .. } => self.emit(Op::CallIface { w, i: at, method }),
        }
        self.mov(FRAME_HEADER, w + FRAME_HEADER, results);
        self.emit(Op::Ret);
    }

    /// A call window: its register and that of the first parameter.
    fn window(&mut self, results: u16, params: u16) -> (Reg, Reg) {
        let w = self.tmp(FRAME_HEADER);
        self.tmp(results);
        (w, self.tmp(params))
    }

    fn wrapper(&mut self, wrapper: &Wrapper) {
        let last = self.m.path_type(wrapper.recv, &wrapper.path);
        let inst = self.m.method_inst(last, &wrapper.own);
        let sig_type = match wrapper.found {
            Found::Declared { method, .. } => self.m.obj_type(method, inst),
            Found::Interface => {
                let ty = last;
                let name = self.m.program.method_names[wrapper.name as usize].clone();
                match self.m.under(ty) {
                    Type::Interface(iface) => {
                        let short = name.rsplit('.').next().unwrap_or(&name);
                        let method = iface.methods.iter().find(|m| &*m.name == short);
                        method.map_or(ty, |m| m.sig)
                    }
                    _ => ty,
                }
            }
        };
        let sig = self.m.signature(sig_type);
        let (results, params) = self.m.sig_slots(&sig, 0);
        let repr = self.m.repr(wrapper.recv);
        let recv_regs = if wrapper.payload { 1 } else { repr.regs };
        let at = self.frame(results, recv_regs + params);
        let base = if repr.by_ref {
            Loc::Mem {
                p: at,
                off: 0,
                frozen: true,
                nil: false,
            }
        } else if wrapper.payload && repr.regs != 1 {
            Loc::mem(at)
        } else {
            Loc::Regs(at)
        };
        let (loc, ty) = self.follow(base, wrapper.recv, &wrapper.path);
        match wrapper.found {
            Found::Declared { method, pointer } => {
                let n = if pointer {
                    1
                } else {
                    let ty = self.m.pointee(ty).unwrap_or(ty);
                    self.m.repr(ty).regs
                };
                let target = self.m.target(method, inst);
                let (w, d) = self.window(results, n + params);
                self.receiver_from(loc, ty, pointer, d);
                self.mov(d + n, at + recv_regs, params);
                match target {
                    Target::Func(func) => self.emit(Op::Call { w, func }),
                    Target::Native(native) => self.emit(Op::CallNative { w, native }),
                }
                self.mov(FRAME_HEADER, w + FRAME_HEADER, results);
            }
            Found::Interface => {
                let i = self.loc_operand(loc, ty);
                let (w, d) = self.window(results, 1 + params);
                self.mov(d + 1, at + recv_regs, params);
                self.emit(Op::CallIface {
                    w,
                    i,
                    method: wrapper.name,
                });
                self.mov(FRAME_HEADER, w + FRAME_HEADER, results);
            }
        }
        self.emit(Op::Ret);
    }
}
