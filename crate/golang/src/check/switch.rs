//! Expression and type switches.

use super::checker::Checker;
use super::constant::{Const, quote};
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::stmt::Ctx;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use std::collections::HashMap;

impl<'a> Checker<'a> {
    pub(super) fn switch(
        &mut self,
        pos: Pos,
        init: Option<&'a Stmt>,
        tag: Option<&'a Expr>,
        cases: &'a [Case],
        ctx: Ctx,
    ) {
        if let Some(init) = init {
            self.stmt(init, Ctx::default());
        }
        let mut subject = None;
        let mut valid = true;
        if let Some(tag) = tag {
            let mut x = self.value(tag);
            self.assign(&mut x, None, "switch expression");
            if !x.is_invalid() && self.incomparable(x.ty).is_some() && !self.has_nil(x.ty) {
                let message = format!(
                    "cannot switch on {} ({} is not comparable)",
                    self.describe(&x),
                    self.ty_str(x.ty)
                );
                self.error_op(&x, "InvalidExprSwitch", message);
                x.invalidate();
            }
            valid = !x.is_invalid();
            subject = Some(x);
        }
        let _ = pos;
        self.check_defaults(cases.iter().map(|c| (c.default, c.pos)));
        let mut seen: HashMap<String, Vec<(TypeId, Pos)>> = HashMap::new();
        for (i, case) in cases.iter().enumerate() {
            for e in &case.exprs {
                if valid {
                    self.case_value(e, subject.as_ref(), &mut seen);
                } else {
                    self.use_expr(e);
                }
            }
            let last = i + 1 == cases.len();
            let ctx = Ctx {
                break_ok: true,
                fallthrough_ok: !last,
                last_clause: last,
                ..ctx
            };
            self.scoped(|check| check.stmts(&case.body, ctx));
        }
    }

    fn case_value(
        &mut self,
        e: &'a Expr,
        tag: Option<&Operand<'a>>,
        seen: &mut HashMap<String, Vec<(TypeId, Pos)>>,
    ) {
        let mut x = self.value(e);
        if x.is_invalid() {
            return;
        }
        let Some(tag) = tag else {
            // Without a tag, each case is compared with true.
            if !self.is_boolean(x.ty) {
                let what = self.ty_str(x.ty);
                let text = expr_str(e);
                let message =
                    format!("invalid case {text} in switch (mismatched types {what} and bool)");
                self.error_op(&x, "MismatchedTypes", message);
                self.update_default(x.expr);
                return;
            }
            let ty = self.default_type(x.ty);
            self.update_type(x.expr, ty, true);
            let value = x.value.clone();
            self.note_case(e, value, Basic::Bool.id(), seen);
            return;
        };
        let mut y = tag.clone();
        let Some(tag_expr) = tag.expr else { return };
        let operation = super::expr::Operation {
            expr: None,
            op: BinaryOp::Eq,
            lhs: e,
            rhs: tag_expr,
            pos: e.start(),
        };
        let before = self.diagnostics.len();
        let original = x.clone();
        self.match_case(&mut x, &mut y, &original, operation, before);
        if x.is_invalid() {
            return;
        }
        let value = x.value.clone();
        let ty = x.ty;
        // The tag is a value even where it is written as a constant.
        let mut subject = Operand {
            kind: Kind::Value,
            value: None,
            ..y
        };
        if y_is_nil(tag) {
            subject.kind = Kind::Nil;
        }
        self.comparison(&mut x, &mut subject, BinaryOp::Eq, true);
        if !x.is_invalid() {
            self.note_case(e, value, ty, seen);
        }
    }

    fn match_case(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        original: &Operand<'a>,
        operation: super::expr::Operation<'a>,
        before: usize,
    ) {
        self.match_types(x, y, operation);
        if x.is_invalid() && self.diagnostics.len() == before + 1 {
            let (a, b) = (self.ty_str(original.ty), self.ty_str(y.ty));
            let (l, r) = (expr_str(operation.lhs), expr_str(operation.rhs));
            if let Some(last) = self.diagnostics.last_mut()
                && last.code == "MismatchedTypes"
            {
                last.message =
                    format!("invalid case {l} in switch on {r} (mismatched types {a} and {b})");
            }
        }
    }

    fn note_case(
        &mut self,
        e: &'a Expr,
        value: Option<Const>,
        ty: TypeId,
        seen: &mut HashMap<String, Vec<(TypeId, Pos)>>,
    ) {
        let Some(value) = value else { return };
        let key = match &value {
            Const::Str(bytes) => quote(bytes),
            Const::Float(r) => format!("{r}"),
            Const::Bool(_) => return,
            other => other.to_string(),
        };
        let ty = self.canon(ty);
        let entries = seen.entry(key).or_default();
        if let Some(&(_, pos)) = entries.iter().find(|(t, _)| *t == ty) {
            let operand = Operand::constant(value, ty, e);
            let message = format!(
                "duplicate case {} in expression switch\n\t{}: previous case",
                self.describe(&operand),
                self.place(pos)
            );
            self.error_at(e, "DuplicateCase", message);
            return;
        }
        entries.push((ty, e.start()));
    }

    pub(super) fn type_switch(
        &mut self,
        bind: Option<&'a Ident>,
        x: &'a Expr,
        cases: &'a [Case],
        ctx: Ctx,
    ) {
        let mut bind = bind;
        if let Some(b) = bind
            && &*b.name == "_"
        {
            self.error(b.pos, "NoNewVar", "no new variable on left side of :=");
            bind = None;
        }
        let mut x = self.value(x);
        if !x.is_invalid() && !self.is_interface(x.ty) {
            let message = format!("{} is not an interface", self.describe(&x));
            self.error_op(&x, "InvalidTypeSwitch", message);
            x.invalidate();
        }
        self.check_defaults(cases.iter().map(|c| (c.default, c.pos)));
        let mut seen: HashMap<Option<TypeId>, Pos> = HashMap::new();
        let mut vars: Vec<ObjId> = Vec::new();
        for (i, case) in cases.iter().enumerate() {
            let mut single = INVALID;
            for e in &case.exprs {
                single = self.case_type(&x, e, &mut seen);
            }
            let ty = if case.exprs.len() == 1 { single } else { x.ty };
            self.scoped(|check| {
                if let Some(bind) = bind {
                    let object = Object {
                        name: bind.name.clone(),
                        pos: bind.pos,
                        ty,
                        kind: ObjKind::Var(VarKind::Local),
                        package: Some(check.env.package),
                    };
                    let obj = check.new_object(object);
                    let scope = check.env.scope;
                    check.declare(scope, bind, obj, case.colon);
                    check.info.clause_vars.insert((bind.id, i as u32), obj);
                    vars.push(obj);
                }
                let inner = Ctx {
                    break_ok: true,
                    in_type_switch: true,
                    ..ctx
                };
                check.stmts(&case.body, inner);
            });
        }
        if let Some(bind) = bind {
            // The variable may be used in closures that are checked with this statement.
            let place = bind.pos;
            let name = bind.name.clone();
            self.do_later(move |check| {
                let used = vars.iter().any(|v| check.meta[v.0 as usize].used);
                if !used && check.unsupported.is_empty() {
                    check.error(place, "UnusedVar", format!("declared and not used: {name}"));
                }
            });
        }
    }

    /// The type that a case names; x's own type for nil.
    fn case_type(
        &mut self,
        x: &Operand<'a>,
        e: &'a Expr,
        seen: &mut HashMap<Option<TypeId>, Pos>,
    ) -> TypeId {
        let is_nil = match &e.unparen().kind {
            ExprKind::Name(name) => self
                .lookup(name, e.pos)
                .is_some_and(|o| matches!(self.obj(o).kind, ObjKind::Nil)),
            _ => false,
        };
        let (key, ty) = if is_nil {
            let mut nil = self.value(e);
            if !x.is_invalid() {
                self.assign(&mut nil, Some(x.ty), "type switch case");
            }
            (None, x.ty)
        } else {
            let case = self.expr_or_type(e);
            let ty = match case.kind {
                Kind::Type => case.ty,
                Kind::Invalid => return INVALID,
                _ => {
                    let message = format!("{} is not a type", self.describe(&case));
                    self.error_op(&case, "NotAType", message);
                    return INVALID;
                }
            };
            self.record(e.id, Mode::Type, ty, None);
            (Some(self.canon(ty)), ty)
        };
        if let Some(&pos) = seen.get(&key) {
            let text = if is_nil {
                "nil".to_string()
            } else {
                self.ty_str(ty)
            };
            let message = format!(
                "duplicate case {text} in type switch\n\t{}: previous case",
                self.place(pos)
            );
            self.error_at(e, "DuplicateCase", message);
            return ty;
        }
        seen.insert(key, e.start());
        if !is_nil && !x.is_invalid() {
            self.possible_assertion(e, x, ty, true);
        }
        ty
    }
}

fn y_is_nil(tag: &Operand<'_>) -> bool {
    tag.kind == Kind::Nil
}
