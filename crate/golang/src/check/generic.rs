//! Generic declarations and their uses: type parameters, explicit instantiation, and whether arguments
//! satisfy their constraints.

use super::checker::Checker;
use super::format::expr_str;
use super::identity::AliasName;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::scope::ScopeId;
use super::subst::Subst;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use std::rc::Rc;

/// A generic type or function, before it is instantiated. Its type is a variant of its own, so that it
/// is told from its instances.
#[derive(Clone, Debug)]
pub(super) struct Generic {
    pub params: Rc<Vec<TypeParamId>>,
    /// How many of a local type's first parameters are those of the functions around.
    pub outer: usize,
    pub what: GenericKind,
}

#[derive(Clone, Debug)]
pub(super) enum GenericKind {
    Func,
    Type(NamedId),
    Alias(AliasName),
}

impl<'a> Checker<'a> {
    /// Declares type parameters in the scope at hand; their constraints follow in [`Checker::bounds`].
    pub(super) fn declare_type_params(&mut self, list: &'a [Field]) -> Vec<TypeParamId> {
        let mut ids = Vec::new();
        for field in list {
            let Some(name) = &field.name else { continue };
            let scope = self.env.scope;
            ids.push(self.declare_type_param(name, scope));
        }
        ids
    }

    pub(super) fn declare_type_param(&mut self, name: &Ident, scope: ScopeId) -> TypeParamId {
        let id = self.new_type_param(name.name.clone(), INVALID);
        let ty = self.info.types.intern(Type::TypeParam(id));
        let obj = self.object(name, ObjKind::TypeName, ty);
        self.param_objects.insert(id, obj);
        self.declare(scope, name, obj, Pos::NONE);
        id
    }

    pub(super) fn new_type_param(&mut self, name: Name, constraint: TypeId) -> TypeParamId {
        let id = TypeParamId(self.info.types.params.len() as u32);
        self.info.types.params.push(TypeParam { name, constraint });
        id
    }

    /// Checks the constraints of type parameters that were declared.
    pub(super) fn bounds(&mut self, list: &'a [Field], ids: &[TypeParamId]) {
        let mut last: Option<(ExprId, TypeId)> = None;
        let named = list.iter().filter(|f| f.name.is_some());
        for (field, &id) in named.zip(ids) {
            let bound = match last {
                Some((e, ty)) if e == field.ty.id => ty,
                _ => self.bound(&field.ty),
            };
            last = Some((field.ty.id, bound));
            self.info.types.params[id.0 as usize].constraint = bound;
        }
    }

    fn bound(&mut self, e: &'a Expr) -> TypeId {
        if is_union(e) {
            let iface = self.union_interface(e);
            self.blocked = None;
            if !self.valid(iface) {
                return INVALID;
            }
            let id = self.info.types.push_variant(iface);
            self.spelling.implicit.insert(id);
            self.record(e.id, Mode::Type, id, None);
            return id;
        }
        let ty = self.typ(e);
        self.blocked = None;
        if self.is_type_param(ty) {
            let message = "cannot use a type parameter as constraint";
            self.error_at(e, "MisplacedTypeParam", message);
            return INVALID;
        }
        // Whether a defined type is an interface may not be known yet.
        let known = self.valid(ty) && self.valid(self.info.types.underlying_id(ty));
        if known && !self.is_interface(ty) {
            let iface = Interface {
                unions: vec![vec![(false, ty)]],
                ..Interface::default()
            };
            let iface = self.info.types.intern(Type::Interface(iface));
            let id = self.info.types.push_variant(iface);
            self.spelling.implicit.insert(id);
            return id;
        }
        ty
    }

    /// Marks a type as that of something generic, which is not to be used as it is.
    pub(super) fn generic_variant(&mut self, ty: TypeId, generic: Generic) -> TypeId {
        let id = self.info.types.push_variant(ty);
        if let Some(names) = self.spelling.params.get(&ty).cloned() {
            self.spelling.params.insert(id, names);
        }
        self.generics.insert(id, generic);
        id
    }

    /// Reports a generic type or function that is used without arguments; a function takes them from
    /// its target where there is one: the type of a variable, and words for it.
    pub(super) fn non_generic(&mut self, x: &mut Operand<'a>, target: Option<(TypeId, &str)>) {
        if x.is_invalid() || x.kind == Kind::NoValue {
            return;
        }
        let Some(generic) = self.generics.get(&x.ty).cloned() else {
            return;
        };
        let what = match generic.what {
            GenericKind::Func => {
                if let Some((ty, words)) = target
                    && let Type::Func(_) = self.core(ty)
                {
                    self.infer_for_target(x, &generic, Some((ty, words)));
                    return;
                }
                if x.expr
                    .is_some_and(|e| self.partial.contains_key(&e.unparen().id))
                {
                    self.infer_for_target(x, &generic, None);
                    return;
                }
                "function"
            }
            _ => "type",
        };
        let text = match what {
            "type" => self.ty_str(x.ty),
            _ => x.expr.map(expr_str).unwrap_or_default(),
        };
        let message = format!("cannot use generic {what} {text} without instantiation");
        self.error_op(x, "WrongTypeArgCount", message);
        x.invalidate();
    }

    /// As [`Checker::non_generic`], of a type where a value is wanted (if `wanted`).
    pub(super) fn non_generic_type(&mut self, x: &mut Operand<'a>, wanted: bool) {
        if wanted {
            self.non_generic(x, None);
        }
    }

    /// `x[T1, T2]` as a type.
    pub(super) fn instantiated(&mut self, x: &'a Expr, indices: &'a [Expr]) -> TypeId {
        let generic = self.generic_type(x);
        if !self.valid(generic) {
            for index in indices {
                self.typ(index);
            }
            return INVALID;
        }
        let Some(info) = self.generics.get(&generic).cloned() else {
            let name = expr_str(x);
            let list = indices.iter().map(expr_str).collect::<Vec<_>>().join(", ");
            let ty = self.ty_str(generic);
            let message = format!("invalid operation: {name}[{list}] ({ty} is not a generic type)");
            self.error_at(x, "NotAGenericType", message);
            return INVALID;
        };
        let mut args = Vec::new();
        for index in indices {
            args.push(self.var_type(index));
        }
        if !args.iter().all(|&a| self.valid(a)) {
            return INVALID;
        }
        let own = &info.params[info.outer..];
        let name = match &info.what {
            GenericKind::Type(id) => self.info.types.named(*id).name.clone(),
            GenericKind::Alias(alias) => alias.name.clone(),
            GenericKind::Func => return INVALID,
        };
        if args.len() != own.len() {
            let what = if args.len() < own.len() {
                "not enough"
            } else {
                "too many"
            };
            let message = format!(
                "{what} type arguments for type {name}: have {}, want {}",
                args.len(),
                own.len()
            );
            self.error_at(x, "WrongTypeArgCount", message);
            return INVALID;
        }
        let (params, list) = (own.to_vec(), args.clone());
        self.do_later(move |check| {
            let at: Vec<Pos> = indices.iter().map(Expr::start).collect();
            check.verify(x.start(), &params, &list, &at);
        });
        match info.what {
            GenericKind::Type(id) => {
                let outer = info.params[..info.outer].iter();
                let mut all: Vec<TypeId> = outer
                    .map(|&p| self.info.types.intern(Type::TypeParam(p)))
                    .collect();
                all.extend(&args);
                let ty = self.info.types.instantiate(id, &all);
                if let Some(instance) = self.named_id(ty) {
                    self.instance_pos.entry(instance).or_insert(x.start());
                }
                ty
            }
            GenericKind::Alias(alias) => {
                let Some(&base) = self.info.types.variants.base.get(&generic) else {
                    return INVALID;
                };
                let subst = Types::subst(own, &args);
                let ty = self.subst(base, &subst);
                self.spelled_alias(ty, AliasName { args, ..alias })
            }
            GenericKind::Func => INVALID,
        }
    }

    /// The type that `e` denotes, which may be generic.
    pub(super) fn generic_type(&mut self, e: &'a Expr) -> TypeId {
        let x = self.type_operand(e);
        let Some(x) = x else { return self.typ(e) };
        let ty = self.expect_type(x);
        self.record(e.id, Mode::Type, ty, None);
        ty
    }

    /// Checks that arguments satisfy the constraints of their parameters. `at`: where each of the first
    /// ones was written; the others are at `pos`.
    pub(super) fn verify(
        &mut self,
        pos: Pos,
        params: &[TypeParamId],
        args: &[TypeId],
        at: &[Pos],
    ) -> bool {
        let subst = Types::subst(params, args);
        for (i, (&param, &arg)) in params.iter().zip(args).enumerate() {
            let bound = self.constraint(param);
            let bound = self.subst_bound(bound, &subst);
            if let Err(cause) = self.satisfies(arg, bound) {
                let pos = at.get(i).copied().unwrap_or(pos);
                self.error(pos, "InvalidTypeArg", cause);
                return false;
            }
        }
        for (i, (&param, &arg)) in params.iter().zip(args).enumerate() {
            let pos = at.get(i).copied().unwrap_or(pos);
            self.note_flow(pos, param, arg);
        }
        true
    }

    /// A constraint with its parameters replaced; one written without `interface` stays so.
    pub(super) fn subst_bound(&mut self, bound: TypeId, subst: &Subst) -> TypeId {
        let result = self.subst(bound, subst);
        if result != bound && self.spelling.implicit.contains(&bound) {
            let id = self.info.types.push_variant(result);
            self.spelling.implicit.insert(id);
            return id;
        }
        result
    }

    /// Whether a type argument satisfies a constraint; if not, what gc says.
    pub(super) fn satisfies(&mut self, ty: TypeId, bound: TypeId) -> Result<(), String> {
        self.conforms(ty, bound, true)
    }

    /// Whether `ty` is in the type set of the interface `bound`.
    pub(super) fn conforms(
        &mut self,
        ty: TypeId,
        bound: TypeId,
        constraint: bool,
    ) -> Result<(), String> {
        let verb = if constraint { "satisfy" } else { "implement" };
        let under = self.info.types.underlying_id(bound);
        if !self.valid(self.info.types.underlying_id(ty)) || !self.valid(under) {
            return Ok(());
        }
        let wanted = self.type_set(bound);
        if wanted.methods.is_empty() && wanted.terms.is_none() && !wanted.comparable {
            return Ok(());
        }
        let own = match self.type_param(ty) {
            Some(param) => {
                let constraint = self.constraint(param);
                Some(self.type_set(constraint))
            }
            None if self.is_interface(ty) => Some(self.type_set(ty)),
            None => None,
        };
        let empty =
            |set: &Rc<super::typeset::TypeSet>| set.terms.as_ref().is_some_and(Vec::is_empty);
        if own.as_ref().is_some_and(empty) {
            return Ok(());
        }
        let ty = self.unalias(ty);
        let (v, t) = (self.ty_str(ty), self.ty_str(bound));
        if empty(&wanted) {
            return Err(format!("cannot {verb} {t} (empty type set)"));
        }
        if let Some(cause) = self.missing_method(ty, bound, false) {
            return Err(format!("{v} does not {verb} {t} {cause}"));
        }
        let Some(terms) = &wanted.terms else {
            if wanted.comparable && self.incomparable(ty, constraint).is_some() {
                return Err(format!("{v} does not {verb} comparable"));
            }
            return Ok(());
        };
        if let Some(own) = own {
            let inside = match &own.terms {
                None => false,
                Some(list) => list
                    .iter()
                    .all(|&x| terms.iter().any(|&y| (y.0 || !x.0) && !self.disjoint(x, y))),
            };
            return match inside {
                true => Ok(()),
                false => Err(format!("{v} does not {verb} {t}")),
            };
        }
        let mut alternative = None;
        for &(tilde, term) in terms {
            if self.includes((tilde, term), ty) {
                return Ok(());
            }
            let literal = self.info.types.underlying_id(term);
            if alternative.is_none()
                && !tilde
                && self.identical(literal, term)
                && self.includes((true, term), ty)
            {
                alternative = Some(term);
            }
        }
        let detail = match alternative {
            Some(term) => format!("possibly missing ~ for {} in {t}", self.ty_str(term)),
            None if self.mentioned(bound, ty, 0) => {
                format!("{t} mentions {v}, but {v} is not in the type set of {t}")
            }
            None => {
                self.full_names.set(true);
                let terms = self.terms_str(terms);
                self.full_names.set(false);
                format!("{v} missing in {terms}")
            }
        };
        Err(format!("{v} does not {verb} {t} ({detail})"))
    }

    /// Whether a constraint names the type, itself or in interfaces written inside it.
    fn mentioned(&mut self, iface: TypeId, ty: TypeId, depth: u32) -> bool {
        let id = match depth {
            0 => self.info.types.underlying_id(iface),
            _ => iface,
        };
        let written = self.spelling.embeds.get(&id).cloned().map(Type::Interface);
        match written.unwrap_or_else(|| self.info.types.get(id).clone()) {
            Type::Interface(i) if depth < 20 => i
                .unions
                .into_iter()
                .flatten()
                .any(|(_, t)| self.mentioned(t, ty, depth + 1)),
            _ => self.identical(iface, ty),
        }
    }

    pub(super) fn terms_str(&self, terms: &[(bool, TypeId)]) -> String {
        let texts = terms.iter().map(|&(tilde, ty)| {
            let mark = if tilde { "~" } else { "" };
            format!("{mark}{}", self.ty_str(ty))
        });
        texts.collect::<Vec<_>>().join(" | ")
    }

    /// Notes the arguments of a use of a generic function, and its type there.
    pub(super) fn record_instance(&mut self, e: &'a Expr, args: &[TypeId], ty: TypeId) {
        let mut e = e;
        loop {
            self.record(e.id, Mode::Value, ty, None);
            match &e.kind {
                ExprKind::Paren(x) | ExprKind::Index { x, .. } => e = x,
                ExprKind::Name(_) => {
                    self.info.instances.insert(e.id, args.to_vec());
                    return;
                }
                ExprKind::Selector { sel, .. } => {
                    let mut id = sel.id;
                    if let Some(selection) = self.info.selections.get_mut(&e.id) {
                        selection.ty = ty;
                        id = e.id;
                    }
                    self.info.instances.insert(id, args.to_vec());
                    return;
                }
                _ => return,
            }
        }
    }

    /// The type of a generic function with these arguments; notes the use `e` and checks the arguments.
    pub(super) fn instantiate_func(
        &mut self,
        pos: Pos,
        e: &'a Expr,
        ty: TypeId,
        args: &[TypeId],
        at: Vec<Pos>,
    ) -> TypeId {
        let Some(generic) = self.generics.get(&ty).cloned() else {
            return ty;
        };
        let plain = self.plain(ty);
        let subst = Types::subst(&generic.params, args);
        let sig = self.subst(plain, &subst);
        self.record_instance(e, args, sig);
        let args = args.to_vec();
        self.do_later(move |check| {
            check.verify(pos, &generic.params, &args, &at);
        });
        sig
    }

    /// A generic function's type without the mark that it is one.
    pub(super) fn plain(&self, ty: TypeId) -> TypeId {
        match self.generics.contains_key(&ty) {
            true => self
                .info
                .types
                .variants
                .base
                .get(&ty)
                .copied()
                .unwrap_or(ty),
            false => ty,
        }
    }

    /// `x[T1, …]` of a generic function: the instance, or `x` still generic with the arguments given.
    pub(super) fn func_args(
        &mut self,
        x: &mut Operand<'a>,
        indices: &'a [Expr],
    ) -> Option<Vec<TypeId>> {
        let mut args = Vec::new();
        for index in indices {
            args.push(self.var_type(index));
        }
        if !args.iter().all(|&a| self.valid(a)) {
            x.invalidate();
            return None;
        }
        let want = self.generics.get(&x.ty).map_or(0, |g| g.params.len());
        if args.len() > want {
            let message = format!("got {} type arguments but want {want}", args.len());
            // gc points at the first one too many in a call, else at the last.
            self.error_at(&indices[want], "WrongTypeArgCount", message);
            x.invalidate();
            return None;
        }
        Some(args)
    }
}

pub(super) fn is_union(e: &Expr) -> bool {
    matches!(
        &e.kind,
        ExprKind::Binary {
            op: BinaryOp::Or,
            ..
        } | ExprKind::Unary {
            op: UnaryOp::Tilde,
            ..
        }
    )
}
