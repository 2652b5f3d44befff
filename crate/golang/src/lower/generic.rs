//! Generics: every instance of a generic function or method is a function of its own.
//!
//! The checker's tables speak of type parameters. A function under construction has an [`Env`], which says what each
//! type that its tables mention is in this instance, so everything below works with concrete types alone. Selections on
//! values of type parameters are resolved again, as the concrete type has the method somewhere of its own.

use super::Module;
use super::func::Gen;
use super::method_set::Found;
use crate::check::info::{ObjId, SelectionKind};
use crate::check::types::{Type, TypeId, Types};
use crate::hash::HashMap;
use crate::syntax::ast::*;
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// How deep type arguments may be nested, and how many lists of them a program may have: beyond, instances would never
/// end.
const MAX_DEPTH: u32 = 60;
const MAX_INSTS: usize = 20_000;

/// A list of concrete type arguments.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Inst(u32);

impl Inst {
    /// No arguments: what is not generic.
    pub(super) const NONE: Inst = Inst(0);
}

/// All lists of type arguments of a program.
#[derive(Default)]
pub(super) struct Insts {
    lists: Vec<Rc<[TypeId]>>,
    index: HashMap<Rc<[TypeId]>, Inst>,
    /// The types that the tables mention of each generic function.
    mentioned: HashMap<ObjId, Rc<[TypeId]>>,
    depths: HashMap<TypeId, u32>,
    refused: bool,
}

impl Insts {
    pub(super) fn args(&self, inst: Inst) -> &[TypeId] {
        match inst {
            Inst::NONE => &[],
            Inst(i) => &self.lists[i as usize - 1],
        }
    }
}

/// What the types in the tables of one function are in one instance of it.
#[derive(Default, Debug)]
pub(super) struct Env {
    pub inst: Inst,
    types: HashMap<TypeId, TypeId>,
}

impl Env {
    pub(super) fn ty(&self, ty: TypeId) -> TypeId {
        if self.types.is_empty() {
            return ty;
        }
        self.types.get(&ty).copied().unwrap_or(ty)
    }
}

/// A [`Selection`](crate::check::info::Selection) as it is in an instance.
#[derive(Clone, Debug)]
pub(super) struct Chosen<'a> {
    pub kind: SelectionKind,
    pub recv: TypeId,
    pub path: Cow<'a, [u32]>,
    pub ty: TypeId,
    /// The arguments for the method's own type parameters.
    pub own: Vec<TypeId>,
}

impl Default for Chosen<'_> {
    fn default() -> Self {
        Chosen {
            kind: SelectionKind::Field,
            recv: TypeId(0),
            path: Cow::Borrowed(&[]),
            ty: TypeId(0),
            own: Vec::new(),
        }
    }
}

impl<'a> Module<'a> {
    /// The list of these concrete arguments.
    fn inst(&mut self, args: &[TypeId]) -> Inst {
        if args.is_empty() {
            return Inst::NONE;
        }
        if let Some(&inst) = self.insts.index.get(args) {
            return inst;
        }
        let known = &mut self.insts.depths;
        let deep = args
            .iter()
            .any(|&a| depth(&self.types, a, known) > MAX_DEPTH);
        if deep || self.insts.lists.len() >= MAX_INSTS {
            if !self.insts.refused {
                self.insts.refused = true;
                let pos = self.last_line.0;
                self.unsupported(pos, "a program whose instances of generics never end");
            }
            return Inst::NONE;
        }
        let list: Rc<[TypeId]> = args.into();
        self.insts.lists.push(list.clone());
        let inst = Inst(self.insts.lists.len() as u32);
        self.insts.index.insert(list, inst);
        inst
    }

    /// The arguments of the instance that a method's receiver type `ty` is, or points to.
    pub(super) fn inst_of(&mut self, ty: TypeId) -> Inst {
        let base = match self.types.get(ty) {
            Type::Pointer(elem) => *elem,
            _ => ty,
        };
        let Type::Named(named) = self.types.get(base) else {
            return Inst::NONE;
        };
        let named = self.types.named(*named);
        if named.args.is_empty() {
            return Inst::NONE;
        }
        let args = named.args.clone();
        self.inst(&args)
    }

    /// The type arguments of the method that a selection leads to.
    pub(super) fn chosen_inst(&mut self, s: &Chosen) -> Inst {
        let ty = self.path_type(s.recv, &s.path);
        self.method_inst(ty, &s.own)
    }

    /// The type arguments of a method of `ty`: those of the receiver's parameters, then its own.
    pub(super) fn method_inst(&mut self, ty: TypeId, own: &[TypeId]) -> Inst {
        let inst = self.inst_of(ty);
        if own.is_empty() {
            return inst;
        }
        let mut args = match inst {
            Inst::NONE => Vec::new(),
            inst => self.insts.args(inst).to_vec(),
        };
        args.extend(own);
        self.inst(&args)
    }

    /// The type that following a path of fields leads to.
    pub(super) fn path_type(&mut self, mut ty: TypeId, path: &[u32]) -> TypeId {
        for &index in path {
            let base = self.pointee(ty).unwrap_or(ty);
            ty = self.field(base, index).1;
        }
        ty
    }

    /// The type of a function in an instance of it.
    pub(super) fn obj_type(&mut self, obj: ObjId, inst: Inst) -> TypeId {
        let ty = self.info.object(obj).ty;
        if inst == Inst::NONE {
            return ty;
        }
        let Some(params) = self.info.type_params.get(&obj) else {
            return ty;
        };
        let subst = Types::subst(params, self.insts.args(inst));
        self.types.substitute(ty, &subst)
    }

    /// What the types are that the tables mention of this function.
    pub(super) fn env(&mut self, obj: Option<ObjId>, decl: &FuncDecl, inst: Inst) -> Rc<Env> {
        let info = self.info;
        let Some((obj, params)) = obj.and_then(|obj| Some((obj, info.type_params.get(&obj)?)))
        else {
            return Rc::default();
        };
        if inst == Inst::NONE {
            return Rc::default();
        }
        let subst = Types::subst(params, self.insts.args(inst));
        let mut types = HashMap::new();
        for &ty in self.mentioned(obj, decl).iter() {
            types.insert(ty, self.types.substitute(ty, &subst));
        }
        types.retain(|from, to| from != to);
        Rc::new(Env { inst, types })
    }

    /// The types that the tables mention of a function.
    fn mentioned(&mut self, obj: ObjId, decl: &FuncDecl) -> Rc<[TypeId]> {
        if let Some(types) = self.insts.mentioned.get(&obj) {
            return types.clone();
        }
        let info = self.info;
        let mut types = HashMap::new();
        let mut enter = |ty: TypeId| {
            types.insert(ty, ());
        };
        let (own, body) = ids(decl);
        for id in own.chain(body).map(ExprId) {
            if let Some(tv) = info.expr(id) {
                enter(tv.ty);
            }
            if let Some(s) = info.selections.get(&id) {
                enter(s.recv);
                enter(s.ty);
            }
            for obj in [info.defs.get(&id), info.uses.get(&id)]
                .into_iter()
                .flatten()
            {
                enter(info.object(*obj).ty);
            }
            if let Some(args) = info.instances.get(&id) {
                args.iter().copied().for_each(&mut enter);
            }
        }
        let types: Rc<[TypeId]> = types.keys().copied().collect();
        self.insts.mentioned.insert(obj, types.clone());
        types
    }
}

/// The ids of the expressions in a declaration, those of a body that was read later apart. The parser numbers them in the
/// order of the text.
fn ids(decl: &FuncDecl) -> (Range<u32>, Range<u32>) {
    let recv = decl.recv.as_ref();
    let name = recv.and_then(|f| f.name.as_ref());
    let firsts = [name.map(|n| n.id), recv.map(|f| first_id(&f.ty))];
    let start = firsts.into_iter().flatten().fold(decl.name.id, Ord::min);
    match &decl.body {
        Some(body) => {
            let (end, read) = body.ids();
            (start.0..end.0, read)
        }
        None => (0..0, 0..0),
    }
}

/// The lowest id in a receiver's type.
fn first_id(e: &Expr) -> ExprId {
    match &e.kind {
        ExprKind::Star(x) | ExprKind::Paren(x) | ExprKind::Index { x, .. } => first_id(x).min(e.id),
        _ => e.id,
    }
}

/// How deep a type is nested. Types share their parts, so what is known is kept.
fn depth(types: &Types, ty: TypeId, known: &mut HashMap<TypeId, u32>) -> u32 {
    if let Some(&depth) = known.get(&ty) {
        return depth;
    }
    let parts: Vec<TypeId> = match types.get(ty) {
        Type::Named(named) => types.named(*named).args.clone(),
        Type::Pointer(t) | Type::Slice(t) => vec![*t],
        Type::Array { elem, .. } | Type::Chan { elem, .. } => vec![*elem],
        Type::Map { key, value } => vec![*key, *value],
        Type::Struct(fields) => fields.iter().map(|f| f.ty).collect(),
        Type::Func(sig) => sig.params.iter().chain(&sig.results).copied().collect(),
        _ => return 0,
    };
    let deepest = parts.into_iter().map(|t| depth(types, t, known)).max();
    let depth = deepest.map_or(0, |d| d + 1);
    known.insert(ty, depth);
    depth
}

impl<'a> Gen<'_, 'a> {
    /// The type of a variable, in this instance.
    pub(super) fn obj_ty(&self, obj: ObjId) -> TypeId {
        self.env.ty(self.m.info.object(obj).ty)
    }

    /// The use of a declared function that `e` is: its key in the side tables. `f`, `f[int]`, `pkg.f`, `pkg.f[int]`.
    pub(super) fn named_func(&self, e: &Expr) -> Option<ExprId> {
        let id = match &e.kind {
            ExprKind::Paren(x) => return self.named_func(x),
            ExprKind::Name(_) => e.id,
            ExprKind::Selector { sel, .. } if !self.m.info.selections.contains_key(&e.id) => sel.id,
            ExprKind::Index { x, .. } => {
                let id = self.named_func(x)?;
                self.m.info.instances.get(&id)?;
                return Some(id);
            }
            _ => return None,
        };
        self.func_object(id).map(|_| id)
    }

    /// The type arguments of a use of a function.
    pub(super) fn use_inst(&mut self, id: ExprId) -> Inst {
        let Some(args) = self.m.info.instances.get(&id) else {
            return Inst::NONE;
        };
        let args: Vec<TypeId> = args.iter().map(|&a| self.env.ty(a)).collect();
        // For the message, where there is no end of instances.
        self.m.line(self.pos);
        self.m.inst(&args)
    }

    /// The type arguments that the selector `id` gives a generic method.
    fn own_args(&self, id: ExprId) -> Vec<TypeId> {
        let args = self.m.info.instances.get(&id);
        args.into_iter()
            .flatten()
            .map(|&a| self.env.ty(a))
            .collect()
    }

    /// How the selector `id` is resolved in this instance.
    pub(super) fn chosen(&mut self, id: ExprId) -> Option<Chosen<'a>> {
        let info = self.m.info;
        let s = info.selections.get(&id)?;
        let mut chosen = Chosen {
            kind: s.kind.clone(),
            recv: self.env.ty(s.recv),
            path: Cow::Borrowed(&s.path),
            ty: self.env.ty(s.ty),
            own: self.own_args(id),
        };
        let (name, value) = match &s.kind {
            SelectionKind::InterfaceMethod { name } => (name, true),
            SelectionKind::InterfaceMethodExpr { name } => (name, false),
            _ => return Some(chosen),
        };
        if self.env.inst == Inst::NONE {
            return Some(chosen);
        }
        let last = self.m.path_type(chosen.recv, &chosen.path);
        if self.m.is_interface(last) {
            return Some(chosen);
        }
        // A method of a type parameter's constraint, which the concrete type has.
        let set = self.m.method_set(last);
        if let Some(entry) = set.into_iter().find(|entry| entry.name == *name) {
            chosen.path.to_mut().extend(entry.path);
            chosen.kind = match (entry.found, value) {
                (Found::Declared { method, pointer }, true) => {
                    SelectionKind::Method { method, pointer }
                }
                (Found::Declared { method, pointer }, false) => {
                    SelectionKind::MethodExpr { method, pointer }
                }
                (Found::Interface, true) => SelectionKind::InterfaceMethod { name: name.clone() },
                (Found::Interface, false) => chosen.kind,
            };
        }
        Some(chosen)
    }
}
