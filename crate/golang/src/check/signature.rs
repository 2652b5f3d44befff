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
}

impl<'a> Checker<'a> {
    /// A function type, and for functions with a body the scope of its parameters.
    pub(super) fn func(&mut self, ty: &'a FuncType, recv: Option<&'a Field>) -> CheckedFunc {
        let outer = self.env.scope;
        let scope = self.new_scope(Some(outer));
        if let Some(recv) = recv {
            let recv_type = self.receiver_type(recv);
            if let Some(name) = &recv.name {
                let obj = self.object(name, ObjKind::Var(VarKind::Receiver), recv_type);
                self.meta(obj).used = true;
                self.declare(scope, name, obj, Pos::NONE);
            }
        }
        let mut variadic = false;
        let (params, names, _) =
            self.params(&ty.params, scope, VarKind::Param, Some(&mut variadic));
        let (results, result_names, objs) = self.params(&ty.results, scope, VarKind::Result, None);
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
        }
    }

    #[allow(clippy::type_complexity)]
    pub(super) fn params(
        &mut self,
        list: &'a [Field],
        scope: ScopeId,
        kind: VarKind,
        mut variadic: Option<&mut bool>,
    ) -> (Vec<TypeId>, Vec<Name>, Vec<ObjId>) {
        let (mut types, mut names, mut objs) = (Vec::new(), Vec::new(), Vec::new());
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
                    Some(_) => {
                        let message = "can only use ... with final parameter in list".to_string();
                        self.error_at(&field.ty, "MisplacedDotDotDot", message);
                        self.var_type(elem);
                        INVALID
                    }
                    None => {
                        let message = "can only use ... with final parameter in list".to_string();
                        self.error_at(&field.ty, "MisplacedDotDotDot", message);
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
                    let obj = self.object(name, ObjKind::Var(kind), ty);
                    self.meta(obj).used = true;
                    self.declare(scope, name, obj, Pos::NONE);
                    objs.push(obj);
                }
                None => names.push("".into()),
            }
        }
        (types, names, objs)
    }

    pub(super) fn receiver_type(&mut self, recv: &'a Field) -> TypeId {
        let ty = self.typ(&recv.ty);
        if !self.valid(ty) {
            return ty;
        }
        let e = &recv.ty;
        self.do_later(move |check| {
            let base = match check.info.types.get(ty) {
                Type::Pointer(elem) => *elem,
                _ => ty,
            };
            let rbase = match &e.unparen().kind {
                ExprKind::Star(x) => &**x,
                _ => e.unparen(),
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
        ty
    }
}
