//! Function types: parameters, results and receivers.

use super::checker::Checker;
use super::info::*;
use super::operand::INVALID;
use super::scope::ScopeId;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// A checked function type and what its body needs of it.
#[derive(Clone, Debug)]
pub(super) struct CheckedFunc {
    pub ty: TypeId,
    /// Holds the parameters and results; the body's scope is inside it.
    pub scope: ScopeId,
    pub results: Vec<ObjId>,
    pub named_results: bool,
    /// The type parameters: the receiver's, then the function's own.
    pub tparams: Vec<TypeParamId>,
    /// How many of them are the receiver's.
    pub own: usize,
}

/// What a signature declares: a name, its type, and what it is.
type Declared<'a> = (&'a Ident, TypeId, VarKind);

impl<'a> Checker<'a> {
    /// A function type, and for functions with a body the scope of its parameters.
    pub(super) fn func(
        &mut self,
        ty: &'a FuncType,
        recv: Option<&'a Field>,
        type_params: &'a [Field],
    ) -> CheckedFunc {
        let outer = self.env.scope;
        let scope = self.new_scope(Some(outer));
        self.env.scope = scope;
        let mut declared: Vec<Declared<'a>> = Vec::new();
        let mut tparams = Vec::new();
        if let Some(recv) = recv {
            let (recv_type, params) = self.receiver_type(recv);
            tparams = params;
            if let Some(name) = &recv.name {
                declared.push((name, recv_type, VarKind::Receiver));
            }
        }
        let own = tparams.len();
        let params = self.declare_type_params(type_params);
        self.bounds(type_params, &params);
        tparams.extend(params);
        let mut variadic = false;
        let (params, names) = self.params(
            &ty.params,
            VarKind::Param,
            Some(&mut variadic),
            &mut declared,
        );
        let (results, result_names) =
            self.params(&ty.results, VarKind::Result, None, &mut declared);
        // All are declared after the last type: none of them hides a type in it.
        let mut objs = Vec::new();
        for (name, ty, kind) in declared {
            let obj = self.object(name, ObjKind::Var(kind), ty);
            self.meta(obj).used = true;
            self.declare(scope, name, obj, Pos::NONE);
            if kind == VarKind::Result {
                objs.push(obj);
            }
        }
        self.env.scope = outer;
        let sig = Signature {
            params,
            results,
            variadic,
        };
        let ty = self.func_type(sig, names, result_names);
        let named_results = !objs.is_empty();
        CheckedFunc {
            ty,
            scope,
            results: objs,
            named_results,
            tparams,
            own,
        }
    }

    fn params(
        &mut self,
        list: &'a [Field],
        kind: VarKind,
        mut variadic: Option<&mut bool>,
        declared: &mut Vec<Declared<'a>>,
    ) -> (Vec<TypeId>, Vec<Name>) {
        let (mut types, mut names) = (Vec::new(), Vec::new());
        let mut last: Option<(ExprId, TypeId)> = None;
        for (i, field) in list.iter().enumerate() {
            let ty = match (&field.ty.kind, last) {
                (_, Some((id, ty))) if id == field.ty.id => ty,
                (ExprKind::Ellipsis(elem), _) => match &mut variadic {
                    Some(variadic) if i + 1 == list.len() => {
                        **variadic = true;
                        let elem = self.var_type(elem);
                        let ty = self.unless_invalid(&[elem], Type::Slice(elem));
                        self.record(field.ty.id, Mode::Type, ty, None);
                        ty
                    }
                    // The parser has reported it.
                    _ => {
                        self.var_type(elem);
                        INVALID
                    }
                },
                _ => self.var_type(&field.ty),
            };
            last = Some((field.ty.id, ty));
            types.push(ty);
            match &field.name {
                Some(name) => {
                    names.push(name.name.clone());
                    declared.push((name, ty, kind));
                }
                None => names.push("".into()),
            }
        }
        (types, names)
    }

    /// The type of a receiver, and the type parameters that it declares: `(r *T[P])`.
    fn receiver_type(&mut self, recv: &'a Field) -> (TypeId, Vec<TypeParamId>) {
        let (mut base, mut pointer) = (recv.ty.unparen(), false);
        if let ExprKind::Star(x) = &base.kind {
            (base, pointer) = (x.unparen(), true);
        }
        let ExprKind::Index { x, indices } = &base.kind else {
            return (self.plain_receiver(recv), Vec::new());
        };
        let generic = self.generic_type(x);
        let info = self.generics.get(&generic).cloned();
        let scope = self.env.scope;
        let mut params = Vec::new();
        for index in indices {
            let name: Name = match &index.kind {
                ExprKind::Name(name) => name.clone(),
                _ => {
                    let text = super::format::expr_str(index);
                    let message = format!("receiver type parameter {text} must be an identifier");
                    self.error_at(index, "BadDecl", message);
                    "_".into()
                }
            };
            let ident = Ident {
                id: index.id,
                pos: index.pos,
                name,
            };
            let id = self.declare_type_param(&ident, scope);
            let ty = self.info.types.intern(Type::TypeParam(id));
            self.record(index.id, Mode::Type, ty, None);
            params.push(id);
        }
        let Some(info) = info else {
            if self.valid(generic) {
                let (text, ty) = (super::format::expr_str(base), self.ty_str(generic));
                let _ = text;
                let message = format!("{ty} is not a generic type");
                self.error_at(x, "InvalidRecv", message);
            }
            return (INVALID, params);
        };
        let id = match &info.what {
            super::generic::GenericKind::Type(id) => *id,
            _ => {
                let text = self.ty_str(generic);
                let message = format!("cannot define new methods on generic alias type {text}");
                self.error_at(x, "InvalidRecv", message);
                return (INVALID, params);
            }
        };
        if params.len() != info.params.len() {
            let count = match params.len() {
                1 => "1 type parameter".to_string(),
                n => format!("{n} type parameters"),
            };
            let message = format!(
                "receiver declares {count}, but receiver base type declares {}",
                info.params.len()
            );
            self.error_at(x, "BadRecv", message);
            return (INVALID, params);
        }
        let args: Vec<TypeId> = params
            .iter()
            .map(|&p| self.info.types.intern(Type::TypeParam(p)))
            .collect();
        let subst = Types::subst(&info.params, &args);
        for (&param, &base) in params.iter().zip(info.params.iter()) {
            let bound = self.constraint(base);
            let bound = self.subst_bound(bound, &subst);
            self.info.types.params[param.0 as usize].constraint = bound;
            self.flow.canon.insert(param, base);
        }
        let mut ty = self.info.types.instantiate(id, &args);
        self.record(base.id, Mode::Type, ty, None);
        if pointer {
            ty = self.info.types.intern(Type::Pointer(ty));
        }
        self.record(recv.ty.id, Mode::Type, ty, None);
        self.check_receiver(recv, ty);
        (ty, params)
    }

    fn plain_receiver(&mut self, recv: &'a Field) -> TypeId {
        let ty = self.typ(&recv.ty);
        if self.valid(ty) {
            self.check_receiver(recv, ty);
        }
        ty
    }

    fn check_receiver(&mut self, recv: &'a Field, ty: TypeId) {
        let e = &recv.ty;
        self.do_later(move |check| {
            let base = match check.info.types.get(ty) {
                Type::Pointer(elem) => *elem,
                _ => ty,
            };
            let rbase = match &e.unparen().kind {
                ExprKind::Star(x) => x.unparen(),
                _ => e.unparen(),
            };
            let rbase = match &rbase.kind {
                ExprKind::Index { x, .. } => x,
                _ => rbase,
            };
            let text = check.ty_str(ty);
            match check.info.types.get(base).clone() {
                Type::Named(id) => {
                    let named = check.info.types.named(id);
                    let here = check.package_path();
                    if named.package.as_deref() != Some(&*here) {
                        let text = check.ty_str(base);
                        let message = format!("cannot define new methods on non-local type {text}");
                        check.error_at(rbase, "InvalidRecv", message);
                        return;
                    }
                    let cause = match check.under(base) {
                        Type::Pointer(_) | Type::Interface(_) => "pointer or interface type",
                        _ => return,
                    };
                    let text = check.ty_str(base);
                    let message = format!("invalid receiver type {text} ({cause})");
                    check.error_at(rbase, "InvalidRecv", message);
                }
                Type::Basic(_) => {
                    let text = check.ty_str(base);
                    let message = format!("cannot define new methods on non-local type {text}");
                    check.error_at(rbase, "InvalidRecv", message);
                }
                _ => {
                    let message = format!("invalid receiver type {text}");
                    check.error_at(rbase, "InvalidRecv", message);
                }
            }
        });
    }
}
