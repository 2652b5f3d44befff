//! Calls, conversions and selectors.

use super::checker::{Checker, is_exported};
use super::format::expr_str;
use super::info::*;
use super::lookup::{Found, Lookup, Member};
use super::operand::{INVALID, Kind, Operand, Want};
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn call(
        &mut self,
        e: &'a Expr,
        fun: &'a Expr,
        args: &'a [Expr],
        spread: Option<Pos>,
    ) -> Operand<'a> {
        let (mut x, given) = self.callee(fun);
        match x.kind {
            Kind::Invalid => {
                self.use_args(args);
                return Operand::invalid(e);
            }
            Kind::Type => {
                self.non_generic(&mut x, None);
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                return self.conversion_call(e, x.ty, args, spread);
            }
            Kind::Builtin(builtin) => {
                let x = self.builtin_call(e, builtin, args, spread);
                self.env.has_call |= !x.is_invalid() && !x.is_const();
                return x;
            }
            _ => {}
        }
        let common = self.common_under(x.ty, |check, t| match t.map(|t| (t, check.under(t))) {
            None | Some((_, Type::Func(_))) => None,
            Some((t, _)) => Some(format!("{} is not a function", check.ty_str(t))),
        });
        let sig = match common {
            Ok(ty) => self.info.types.get(ty).clone(),
            Err(cause) => {
                let what = self.describe(&x);
                let message = format!("invalid operation: cannot call {what}: {cause}");
                self.error_op(&x, "InvalidCall", message);
                self.use_args(args);
                return Operand::invalid(e);
            }
        };
        let Type::Func(sig) = sig else {
            self.use_args(args);
            return Operand::invalid(e);
        };
        let values = self.call_args(args);
        let (ty, sig) = match self.arguments(e, fun, args, (x.ty, sig, given), values, spread) {
            Ok(found) => found,
            Err(sig) => (x.ty, sig),
        };
        self.env.has_call = true;
        // What a call gives is unknown where its type arguments are.
        if let Some(generic) = self.generics.get(&ty).cloned()
            && sig
                .results
                .iter()
                .any(|&t| self.mentions(t, &generic.params))
        {
            return Operand::invalid(e);
        }
        match sig.results.as_slice() {
            [] => Operand::new(Kind::NoValue, INVALID, e),
            [one] => Operand::new(Kind::Value, *one, e),
            _ => {
                if sig.results.iter().any(|&t| !self.valid(t)) {
                    return Operand::invalid(e);
                }
                let mut tuple = self.info.types.intern(Type::Tuple(sig.results));
                if let Some(names) = self.spelling.params.get(&ty).map(|p| p.1.clone()) {
                    tuple = self.named_tuple(tuple, names);
                }
                Operand::new(Kind::Value, tuple, e)
            }
        }
    }

    /// What is called, with the type arguments written there where some are missing.
    fn callee(&mut self, fun: &'a Expr) -> (Operand<'a>, Vec<TypeId>) {
        let ExprKind::Index { x: inner, indices } = &fun.kind else {
            return (self.generic_or_type(fun), Vec::new());
        };
        let mut x = self.generic_or_type(inner);
        if x.kind == Kind::Type || !self.generics.contains_key(&x.ty) {
            x = self.index_operand(fun, x, indices);
            self.settle_operand(fun, &mut x);
            self.exclude(&mut x, false);
            self.single_value(&mut x);
            return (x, Vec::new());
        }
        let given = self.func_args(&mut x, indices).unwrap_or_default();
        x.expr = Some(fun);
        (x, given)
    }

    fn use_args(&mut self, args: &'a [Expr]) {
        for arg in args {
            self.use_expr(arg);
        }
    }

    /// The arguments of a call; a single call may give several.
    pub(super) fn call_args(&mut self, args: &'a [Expr]) -> Vec<Operand<'a>> {
        match args {
            [one] if !self.partial_instance(one) => self.values(one),
            _ => args.iter().map(|arg| self.generic_arg(arg)).collect(),
        }
    }

    fn partial_instance(&self, e: &Expr) -> bool {
        matches!(e.kind, ExprKind::Index { .. })
    }

    /// An argument, which may be a generic function that lacks type arguments.
    fn generic_arg(&mut self, e: &'a Expr) -> Operand<'a> {
        let ExprKind::Index { x: inner, indices } = &e.kind else {
            return self.generic_expr(e, Want::none());
        };
        let mut x = self.generic_or_type(inner);
        if x.kind == Kind::Type || !self.generics.contains_key(&x.ty) {
            x = self.index_operand(e, x, indices);
        } else {
            x = self.partial_func(e, x, indices);
        }
        self.settle_operand(e, &mut x);
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        x
    }

    /// `f[T1, …]`: the instance if all arguments are there, else still generic.
    pub(super) fn partial_func(
        &mut self,
        e: &'a Expr,
        mut x: Operand<'a>,
        indices: &'a [Expr],
    ) -> Operand<'a> {
        let Some(args) = self.func_args(&mut x, indices) else {
            return Operand::invalid(e);
        };
        let want = self.generics.get(&x.ty).map_or(0, |g| g.params.len());
        x.expr = Some(e);
        if args.len() < want {
            self.partial.insert(e.id, args);
            return x;
        }
        let at = indices.iter().map(Expr::start).collect();
        let pos = x.expr.map_or(e.pos, Expr::start);
        x.ty = self.instantiate_func(pos, e, x.ty, &args, at);
        x.kind = Kind::Value;
        x
    }

    /// Checks a call's arguments. Gives the function's type and signature, type arguments inferred;
    /// as error the signature where that failed.
    fn arguments(
        &mut self,
        e: &'a Expr,
        fun: &'a Expr,
        list: &'a [Expr],
        (fun_ty, sig, given): (TypeId, Signature, Vec<TypeId>),
        mut args: Vec<Operand<'a>>,
        spread: Option<Pos>,
    ) -> Result<(TypeId, Signature), Signature> {
        let mut wanted = sig.params.len();
        let mut params = sig.params.clone();
        if sig.variadic {
            if spread.is_some() {
                if list.len() == 1 && args.len() > 1 {
                    let text = expr_str(&list[0]);
                    let message = format!("cannot use ... with {}-valued {text}", args.len());
                    self.error_at(e, "InvalidDotDotDot", message);
                    return Err(sig);
                }
            } else if args.len() + 1 >= wanted {
                let slice = params.pop().unwrap_or(INVALID);
                let elem = match self.info.types.get(slice) {
                    Type::Slice(elem) => *elem,
                    _ => INVALID,
                };
                params.resize(args.len(), elem);
                wanted = args.len();
            } else {
                wanted -= 1;
            }
        } else if spread.is_some() {
            let text = expr_str(fun);
            let message = format!("cannot use ... in call to non-variadic {text}");
            self.error_at(e, "NonVariadicDotDotDot", message);
            return Err(sig);
        }
        if args.len() != wanted {
            let at = |arg: &Operand| arg.expr.map_or(e.start(), Expr::start);
            let (what, pos) = match args.last() {
                _ if args.len() > wanted => ("too many", at(&args[wanted])),
                Some(last) => ("not enough", at(last)),
                None => ("not enough", e.start()),
            };
            let have: Vec<TypeId> = args.iter().map(|a| self.arg_type(a)).collect();
            let message = format!(
                "{what} arguments in call to {}\n\thave {}\n\twant {}",
                expr_str(fun),
                self.summary(&have, false, spread.is_some()),
                self.summary(&sig.params, sig.variadic, false)
            );
            self.error(pos, "WrongArgCount", message);
            for arg in args {
                self.update_default(arg.expr);
            }
            return Err(sig);
        }
        let at: Vec<Pos> = match &fun.kind {
            ExprKind::Index { indices, .. } => indices.iter().map(Expr::start).collect(),
            _ => Vec::new(),
        };
        // gc's position of a call is its parenthesis.
        let pos = fun.end;
        let inferred = self.infer_call(pos, fun, fun_ty, &given, &at, &mut params, &mut args);
        let Some(ty) = inferred else {
            for arg in args {
                self.update_default(arg.expr);
            }
            return Err(sig);
        };
        let context = format!("argument to {}", expr_str(fun));
        for (arg, &param) in args.iter_mut().zip(&params) {
            if !arg.is_invalid() && self.valid(param) {
                self.assign(arg, Some(param), &context);
            } else {
                self.update_default(arg.expr);
            }
        }
        match self.info.types.get(ty) {
            Type::Func(instance) if ty != fun_ty => Ok((ty, instance.clone())),
            _ => Ok((ty, sig)),
        }
    }

    /// An argument's type for a message, even where it is no value.
    fn arg_type(&self, arg: &Operand<'a>) -> TypeId {
        let Some(e) = arg.expr.filter(|_| arg.is_invalid()) else {
            return arg.ty;
        };
        match (&e.unparen().kind, self.info.expr(e.id).map(|t| t.mode)) {
            (ExprKind::Call { fun, .. }, Some(Mode::NoValue)) => self.recorded(fun.id),
            _ => self.recorded(e.id),
        }
    }

    fn conversion_call(
        &mut self,
        e: &'a Expr,
        ty: TypeId,
        args: &'a [Expr],
        spread: Option<Pos>,
    ) -> Operand<'a> {
        let text = self.ty_str(ty);
        match args {
            [] => {
                let message = format!("missing argument in conversion to {text}");
                self.error(e.start(), "WrongArgCount", message);
                Operand::invalid(e)
            }
            [arg] => {
                let mut x = self.generic_expr(arg, Want::none());
                self.non_generic(&mut x, Some((ty, "conversion")));
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                if self.no_method_set(ty).is_some() {
                    let message = format!(
                        "cannot use interface {text} in conversion (contains specific type constraints or is comparable)"
                    );
                    self.error_at(e, "MisplacedConstraintIface", message);
                    return Operand::invalid(e);
                }
                if spread.is_some() {
                    let message = format!("invalid use of ... in conversion to {text}");
                    self.error_at(arg, "BadDotDotDotSyntax", message);
                    return Operand::invalid(e);
                }
                self.convert(&mut x, ty);
                x.expr = Some(e);
                x
            }
            _ => {
                self.use_args(args);
                let message = format!("too many arguments in conversion to {text}");
                self.error_at(&args[args.len() - 1], "WrongArgCount", message);
                Operand::invalid(e)
            }
        }
    }

    /// `x.sel`, or a name of a package.
    pub(super) fn selector(
        &mut self,
        e: &'a Expr,
        inner: &'a Expr,
        sel: &'a Ident,
        want_type: bool,
    ) -> Operand<'a> {
        if let ExprKind::Name(name) = &inner.kind
            && let Some(obj) = self.lookup(name, inner.pos)
            && let ObjKind::Package(package) = self.obj(obj).kind
        {
            self.record_use(inner.id, obj);
            self.meta(obj).used = true;
            if package == super::collect::MISSING_PACKAGE {
                return Operand::invalid(e);
            }
            return self.package_member(e, package, sel);
        }
        let x = self.expr_or_type(inner);
        match x.kind {
            Kind::Invalid => return Operand::invalid(e),
            Kind::Builtin(_) => {
                let message = format!(
                    "invalid use of {} in selector expression",
                    self.describe(&x)
                );
                // gc points at the dot.
                self.error(inner.end, "UncalledBuiltin", message);
                return Operand::invalid(e);
            }
            _ => {}
        }
        if want_type {
            let message = format!("{} is not a type", expr_str(e));
            self.error(sel.pos, "NotAType", message);
            return Operand::invalid(e);
        }
        let package = self.package_path();
        let found = self.find_member(x.ty, x.kind == Kind::Var, Some(&package), &sel.name);
        match found {
            Lookup::Found(found) => self.selected(e, &x, sel, found),
            problem => {
                self.report_missing(&x, sel, problem);
                Operand::invalid(e)
            }
        }
    }

    fn report_missing(&mut self, x: &Operand<'a>, sel: &Ident, problem: Lookup) {
        if !self.valid(self.info.types.underlying_id(x.ty)) && !x.is_nil() {
            return;
        }
        let text = x.expr.map(expr_str).unwrap_or_default();
        let (ty, name) = (self.ty_str(x.ty), &sel.name);
        match problem {
            Lookup::Ambiguous => {
                let message = format!("ambiguous selector {text}.{name}");
                self.error(sel.pos, "AmbiguousSelector", message);
            }
            Lookup::NeedsPointer if x.kind == Kind::Type => {
                let message = format!(
                    "invalid method expression {ty}.{name} (needs pointer receiver (*{ty}).{name})"
                );
                self.error(sel.pos, "InvalidMethodExpr", message);
            }
            Lookup::NeedsPointer => {
                let message = format!("cannot call pointer method {name} on {ty}");
                self.error(sel.pos, "InvalidMethodExpr", message);
            }
            _ => {
                let elem = self.pointee(x.ty);
                let why = match elem.is_some_and(|t| self.is_interface(t)) {
                    _ if elem.is_some_and(|t| self.is_type_param(t)) => {
                        format!("type {ty} is pointer to type parameter, not type parameter")
                    }
                    true => format!("type {ty} is pointer to interface, not interface"),
                    false => self.missing_member(x.ty, name),
                };
                let message = format!("{text}.{name} undefined ({why})");
                self.error(sel.pos, "MissingFieldOrMethod", message);
            }
        }
    }

    fn selected(
        &mut self,
        e: &'a Expr,
        x: &Operand<'a>,
        sel: &'a Ident,
        found: Found,
    ) -> Operand<'a> {
        let is_type = x.kind == Kind::Type;
        let path = found.path;
        let (kind, ty, operand) = match found.what {
            Member::Field { ty, strct, index } => {
                if is_type {
                    let text = self.ty_str(x.ty);
                    let message = format!(
                        "operand for field selector {} must be value of type {text}",
                        sel.name
                    );
                    self.error_op(x, "MissingFieldOrMethod", message);
                    return Operand::invalid(e);
                }
                if let Some(obj) = self.field_obj(strct, index) {
                    self.record_use(sel.id, obj);
                }
                let kind = if x.kind == Kind::Var || found.indirect {
                    Kind::Var
                } else {
                    Kind::Value
                };
                (SelectionKind::Field, ty, kind)
            }
            Member::Method { obj, base } => {
                let ty = self.method_type(obj, base);
                self.record_use(sel.id, obj);
                self.add_dep(obj);
                if !self.valid(ty) {
                    return Operand::invalid(e);
                }
                let pointer = self.meta[obj.0 as usize].pointer;
                if is_type {
                    let generic = self.generics.get(&ty).cloned();
                    let name = self.receiver_name(obj);
                    let mut ty = self.with_receiver(x.ty, ty, name);
                    if let Some(generic) = generic {
                        ty = self.generic_variant(ty, generic);
                    }
                    (
                        SelectionKind::MethodExpr {
                            method: obj,
                            pointer,
                        },
                        ty,
                        Kind::Value,
                    )
                } else {
                    (
                        SelectionKind::Method {
                            method: obj,
                            pointer,
                        },
                        ty,
                        Kind::Value,
                    )
                }
            }
            Member::InterfaceMethod { name, sig } => {
                if is_type {
                    let ty = self.with_receiver(x.ty, sig, "_".into());
                    (SelectionKind::InterfaceMethodExpr { name }, ty, Kind::Value)
                } else {
                    (SelectionKind::InterfaceMethod { name }, sig, Kind::Value)
                }
            }
        };
        let selection = Selection {
            kind,
            recv: x.ty,
            path,
            ty,
        };
        self.info.selections.insert(e.id, selection);
        if !self.valid(ty) {
            return Operand::invalid(e);
        }
        Operand::new(operand, ty, e)
    }

    /// The name that a method gives its receiver, or `_`.
    fn receiver_name(&self, method: ObjId) -> Name {
        let decl = self.meta[method.0 as usize].decl;
        let recv = match decl.map(|d| &self.decls[d.0].kind) {
            Some(super::checker::DeclKind::Func(decl)) => decl.recv.as_ref(),
            _ => None,
        };
        let name = recv.and_then(|r| r.name.as_ref());
        name.map_or("_".into(), |n| n.name.clone())
    }

    /// The type of a method expression: the receiver is the first parameter.
    fn with_receiver(&mut self, recv: TypeId, method: TypeId, name: Name) -> TypeId {
        let Type::Func(sig) = self.info.types.get(method).clone() else {
            return INVALID;
        };
        let names = self.spelling.params.get(&method).cloned();
        let mut params = vec![recv];
        params.extend(sig.params);
        let sig = Signature {
            params,
            ..Signature {
                params: Vec::new(),
                ..sig
            }
        };
        match names {
            Some((mut params, results)) => {
                params.insert(0, name);
                self.func_type(sig, params, results)
            }
            None => self.info.types.intern(Type::Func(sig)),
        }
    }

    fn package_member(&mut self, e: &'a Expr, package: u32, sel: &'a Ident) -> Operand<'a> {
        let scope = self.states[package as usize].scope;
        let name = &*sel.name;
        let Some(obj) = self.lookup_in(scope, name) else {
            let text = expr_str(e);
            let folded = |n: &Name| is_exported(n) && n.to_lowercase() == name.to_lowercase();
            let alt = self.scopes[scope.0]
                .names
                .keys()
                .find(|n| folded(n))
                .cloned();
            let message = match alt {
                Some(alt) => format!("undefined: {text} (but have {alt})"),
                None => format!("undefined: {text}"),
            };
            self.error(sel.pos, "UndeclaredImportedName", message);
            return Operand::invalid(e);
        };
        if !is_exported(name) {
            let package = &self.parsed[package as usize].name;
            let message = format!("name {name} not exported by package {package}");
            self.error(sel.pos, "UnexportedName", message);
            return Operand::invalid(e);
        }
        self.record_use(sel.id, obj);
        self.reach(obj);
        self.resolve(obj);
        let object = self.obj(obj).clone();
        if let ObjKind::Builtin(builtin) = object.kind {
            return Operand::new(Kind::Builtin(builtin), INVALID, e);
        }
        if !self.valid(object.ty) {
            return Operand::invalid(e);
        }
        match object.kind {
            ObjKind::Const(value) => Operand::constant(value, object.ty, e),
            ObjKind::TypeName => Operand::new(Kind::Type, object.ty, e),
            ObjKind::Var(_) => Operand::new(Kind::Var, object.ty, e),
            ObjKind::Func => Operand::new(Kind::Value, object.ty, e),
            _ => Operand::invalid(e),
        }
    }
}
