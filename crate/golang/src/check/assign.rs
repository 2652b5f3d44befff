//! Assignments and initialisations, of one value or many.

use super::checker::Checker;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand, Want};
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// A variable to initialise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// None: nothing to store into.
    pub obj: Option<ObjId>,
    /// None: the type comes from the value.
    pub ty: Option<TypeId>,
}

impl<'a> Checker<'a> {
    /// Initialises one variable with `x`.
    pub(super) fn init_var(&mut self, target: Target, x: &mut Operand<'a>, context: &str) {
        if x.is_invalid() {
            return;
        }
        let mut ty = target.ty;
        if ty.is_none() {
            if x.ty == Basic::UntypedNil.id() {
                let message = format!("use of untyped nil in {context}");
                self.error_op(x, "UntypedNilUse", message);
                x.invalidate();
                return;
            }
            let own = self.default_type(x.ty);
            // What cannot be stored at all is reported below, against no type.
            if !matches!(x.kind, Kind::NoValue | Kind::Builtin(_) | Kind::Type) {
                ty = Some(own);
            }
        } else if ty == Some(INVALID) {
            self.update_default(x.expr);
            x.invalidate();
            return;
        }
        self.assign(x, ty, context);
        if let (Some(obj), Some(ty)) = (target.obj, ty)
            && target.ty.is_none()
        {
            self.set_type(obj, ty);
        }
    }

    /// Initialises variables with the values of `rhs`: one each, or several from one call.
    /// `ret`: the return statement, where these are results.
    pub(super) fn init_vars(&mut self, lhs: &[Target], rhs: &'a [Expr], ret: Option<Pos>) {
        let context = match ret {
            Some(_) => "return statement",
            None if lhs.len() > 1 => "multiple assignment",
            None => "assignment",
        };
        let single_call = rhs.len() == 1 && matches!(rhs[0].unparen().kind, ExprKind::Call { .. });
        if lhs.len() == rhs.len() && !single_call {
            for (target, e) in lhs.iter().zip(rhs) {
                let mut x = self.generic_expr(e, Want::none());
                let words = match target.obj {
                    Some(obj) => self.obj(obj).name.to_string(),
                    None if ret.is_some() => "result variable".to_string(),
                    None => "_".to_string(),
                };
                self.for_target(&mut x, target.ty, &words);
                self.init_var(*target, &mut x, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let mut ok = true;
            let mut operands = Vec::new();
            for e in rhs {
                let x = self.use_value(e);
                ok &= !x.is_invalid();
                operands.push(x);
            }
            if !ok {
                return;
            }
            match ret {
                Some(pos) => self.report_return_count(pos, lhs, &operands),
                None => self.report_count(rhs, lhs.len(), rhs.len()),
            }
            return;
        }
        let (mut values, comma_ok) = self.multi(&rhs[0], lhs.len() == 2 && ret.is_none());
        if values.len() == lhs.len() {
            for (target, x) in lhs.iter().zip(&mut values) {
                self.init_var(*target, x, context);
            }
            if comma_ok {
                self.note_comma_ok(&rhs[0]);
            }
            return;
        }
        if values.iter().any(Operand::is_invalid) {
            return;
        }
        match ret {
            Some(pos) => self.report_return_count(pos, lhs, &values),
            None => self.report_count(rhs, lhs.len(), values.len()),
        }
    }

    /// Instantiates a generic function for a variable of type `ty`.
    pub(super) fn for_target(&mut self, x: &mut Operand<'a>, ty: Option<TypeId>, words: &str) {
        self.non_generic(x, ty.map(|ty| (ty, words)));
    }

    /// A comma-ok expression used for two values keeps its single value's type in the tables.
    fn note_comma_ok(&mut self, e: &'a Expr) {
        if let Some(Some(info)) = self.info.exprs.get_mut(e.unparen().id.0 as usize)
            && info.mode == Mode::Value
        {
            info.mode = Mode::CommaOk;
        }
    }

    fn report_count(&mut self, rhs: &'a [Expr], vars: usize, values: usize) {
        let measure = |n: usize, unit: &str| match n {
            1 => format!("1 {unit}"),
            _ => format!("{n} {unit}s"),
        };
        let vars = measure(vars, "variable");
        let values = measure(values, "value");
        let call = match &rhs[0].unparen().kind {
            ExprKind::Call { fun, .. } if rhs.len() == 1 => Some(expr_str(fun)),
            _ => None,
        };
        let message = match call {
            Some(fun) => format!("assignment mismatch: {vars} but {fun} returns {values}"),
            None => format!("assignment mismatch: {vars} but {values}"),
        };
        self.error_at(&rhs[0], "WrongAssignCount", message);
    }

    fn report_return_count(&mut self, pos: Pos, lhs: &[Target], rhs: &[Operand<'a>]) {
        let (mut at, mut what) = (pos, "not enough");
        let start = |x: &Operand| x.start().unwrap_or(pos);
        if rhs.len() > lhs.len() {
            at = start(&rhs[lhs.len()]);
            what = "too many";
        } else if let Some(last) = rhs.last() {
            at = start(last);
        }
        let have: Vec<TypeId> = rhs.iter().map(|x| x.ty).collect();
        let want: Vec<TypeId> = lhs.iter().map(|t| t.ty.unwrap_or(INVALID)).collect();
        let message = format!(
            "{what} return values\n\thave {}\n\twant {}",
            self.summary(&have, false, false),
            self.summary(&want, false, false)
        );
        self.error(at, "WrongResultCount", message);
    }

    /// A list of types for a message; untyped constants are mere numbers and the like.
    pub(super) fn summary(&self, types: &[TypeId], variadic: bool, spread: bool) -> String {
        let texts = types.iter().enumerate().map(|(i, &ty)| {
            let last = i + 1 == types.len();
            match self.info.types.get(ty) {
                Type::Basic(Basic::Invalid) => "unknown type".to_string(),
                Type::Basic(b) if b.is_untyped() => {
                    let dots = if spread && last { "..." } else { "" };
                    let name = if b.is_numeric() { "number" } else { b.name() };
                    format!("{}{dots}", name.trim_start_matches("untyped "))
                }
                Type::Slice(elem) if variadic && last => format!("...{}", self.ty_str(*elem)),
                _ if spread && last => format!("{}...", self.ty_str(ty)),
                _ => self.ty_str(ty),
            }
        });
        format!("({})", texts.collect::<Vec<_>>().join(", "))
    }

    /// `lhs = rhs`
    pub(super) fn assign_vars(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let context = if lhs.len() > 1 {
            "multiple assignment"
        } else {
            "assignment"
        };
        let single_call = rhs.len() == 1 && matches!(rhs[0].unparen().kind, ExprKind::Call { .. });
        if lhs.len() == rhs.len() && !single_call {
            for (l, r) in lhs.iter().zip(rhs) {
                self.assign_var(l, r, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let mut ok = true;
            for l in lhs {
                ok &= self.use_lhs(l);
            }
            for r in rhs {
                ok &= !self.use_value(r).is_invalid();
            }
            if ok {
                self.report_count(rhs, lhs.len(), rhs.len());
            }
            return;
        }
        let (mut values, comma_ok) = self.multi(&rhs[0], lhs.len() == 2);
        if values.len() == lhs.len() {
            for (l, x) in lhs.iter().zip(&mut values) {
                let ty = self.lhs_type(l);
                self.assign_to(ty, x, context);
            }
            if comma_ok {
                self.note_comma_ok(&rhs[0]);
            }
            return;
        }
        let invalid = values.iter().any(Operand::is_invalid);
        for l in lhs {
            self.use_lhs(l);
        }
        if !invalid {
            self.report_count(rhs, lhs.len(), values.len());
        }
    }

    fn assign_var(&mut self, lhs: &'a Expr, rhs: &'a Expr, context: &str) {
        let ty = self.lhs_type(lhs);
        if ty.is_err() {
            self.use_value(rhs);
            return;
        }
        let mut x = self.generic_expr(rhs, Want::none());
        self.for_target(&mut x, ty.ok().flatten(), &expr_str(lhs));
        self.assign_to(ty, &mut x, context);
    }

    /// Stores `x` where the left side has type `ty` (`Err`: it did not check).
    pub(super) fn assign_to(
        &mut self,
        ty: Result<Option<TypeId>, ()>,
        x: &mut Operand<'a>,
        context: &str,
    ) {
        match ty {
            Err(()) => {
                self.update_default(x.expr);
                x.invalidate();
            }
            Ok(None) => {
                let blank = context == "assignment";
                let context = if blank {
                    "assignment to _ identifier"
                } else {
                    context
                };
                self.assign(x, None, context);
            }
            Ok(Some(ty)) => self.assign(x, Some(ty), context),
        }
    }

    /// The type of what stands left of `=`; none for `_`; `Err` where it cannot be assigned to.
    pub(super) fn lhs_type(&mut self, lhs: &'a Expr) -> Result<Option<TypeId>, ()> {
        let name = match &lhs.unparen().kind {
            ExprKind::Name(name) => Some(name),
            _ => None,
        };
        if name.is_some_and(|n| &**n == "_") {
            return Ok(None);
        }
        // Being assigned to is no use of a local variable.
        let own = name.and_then(|n| self.lookup(n, lhs.unparen().pos));
        let local = own.filter(|&o| matches!(self.obj(o).kind, ObjKind::Var(VarKind::Local)));
        let used = local.map(|o| self.meta[o.0 as usize].used);
        let x = self.value(lhs);
        if let (Some(local), Some(used)) = (local, used) {
            self.meta(local).used = used;
        }
        match x.kind {
            Kind::Invalid => return Err(()),
            Kind::Var | Kind::MapIndex => return Ok(Some(x.ty)),
            _ => {}
        }
        if let Some(e) = x.expr
            && let ExprKind::Selector { x: inner, .. } = &e.kind
            && self
                .info
                .expr(inner.unparen().id)
                .is_some_and(|t| t.mode == Mode::MapIndex)
        {
            let message = format!("cannot assign to struct field {} in map", expr_str(e));
            self.error_op(&x, "UnaddressableFieldAssign", message);
            return Err(());
        }
        let message = format!(
            "cannot assign to {} (neither addressable nor a map index expression)",
            expr_str(lhs)
        );
        self.error_op(&x, "UnassignableOperand", message);
        Err(())
    }

    /// Looks at a left side after an error, without counting variables as used.
    fn use_lhs(&mut self, e: &'a Expr) -> bool {
        if let ExprKind::Name(name) = &e.unparen().kind {
            if &**name == "_" {
                return true;
            }
            let Some(obj) = self.lookup(name, e.unparen().pos) else {
                return !self.value(e).is_invalid();
            };
            let used = self.meta[obj.0 as usize].used;
            let ok = !self.value(e).is_invalid();
            if matches!(self.obj(obj).kind, ObjKind::Var(_)) {
                self.meta(obj).used = used;
            }
            return ok;
        }
        !self.use_value(e).is_invalid()
    }

    /// `lhs := rhs`; `pos`: the operator, where the lack of new names is reported.
    pub(super) fn define(&mut self, lhs: &'a [Expr], rhs: &'a [Expr], pos: Pos) {
        let scope = self.env.scope;
        let mut targets: Vec<Target> = Vec::new();
        let mut new: Vec<(Ident, ObjId)> = Vec::new();
        let mut seen: Vec<&Name> = Vec::new();
        let mut failed = false;
        for l in lhs {
            let ExprKind::Name(name) = &l.kind else {
                self.use_lhs(l);
                if !matches!(l.kind, ExprKind::Bad) {
                    let message = format!("non-name {} on left side of :=", expr_str(l));
                    self.error_at(l, "BadDecl", message);
                }
                failed = true;
                targets.push(Target {
                    obj: None,
                    ty: Some(INVALID),
                });
                continue;
            };
            if &**name != "_" {
                if seen.contains(&name) {
                    let message = format!("{name} repeated on left side of :=");
                    self.error_at(l, "RepeatedDecl", message);
                    failed = true;
                    targets.push(Target {
                        obj: None,
                        ty: Some(INVALID),
                    });
                    continue;
                }
                seen.push(name);
            }
            if let Some(other) = self.lookup_in(scope, name) {
                self.record_use(l.id, other);
                if matches!(self.obj(other).kind, ObjKind::Var(_)) {
                    let ty = self.obj(other).ty;
                    self.record(l.id, Mode::Variable, ty, None);
                    targets.push(Target {
                        obj: Some(other),
                        ty: Some(ty),
                    });
                } else {
                    let message = format!("cannot assign to {}", expr_str(l));
                    self.error_at(l, "UnassignableOperand", message);
                    failed = true;
                    targets.push(Target {
                        obj: None,
                        ty: Some(INVALID),
                    });
                }
                continue;
            }
            let ident = Ident {
                id: l.id,
                pos: l.pos,
                name: name.clone(),
            };
            let obj = self.object(&ident, ObjKind::Var(VarKind::Local), INVALID);
            targets.push(Target {
                obj: Some(obj),
                ty: None,
            });
            self.local(obj);
            new.push((ident, obj));
        }
        self.init_vars(&targets, rhs, None);
        for (ident, obj) in &new {
            let ty = self.obj(*obj).ty;
            self.record(ident.id, Mode::Variable, ty, None);
        }
        if new.iter().any(|(ident, _)| &*ident.name != "_") || !new.is_empty() && failed {
            let end = rhs.last().map_or(pos, |e| e.end);
            for (ident, obj) in new {
                self.declare(scope, &ident, obj, end);
            }
        } else if !failed {
            self.error(pos, "NoNewVar", "no new variables on left side of :=");
        }
    }
}
