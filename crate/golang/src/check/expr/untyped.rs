//! Untyped expressions: their types are remembered until the context decides, then written on the
//! whole subtree.

use crate::check::checker::{Checker, Untyped};
use crate::check::constant::{Const, represent};
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    /// Records what `x` turned out to be, for good or (untyped) until its context says more.
    pub(in crate::check) fn record_operand(&mut self, e: &'a Expr, x: &Operand<'a>) {
        let Some(mode) = x.mode() else { return };
        if self.is_untyped(x.ty) {
            let untyped = Untyped {
                lhs: false,
                mode,
                ty: x.ty,
                value: x.value.clone(),
            };
            self.untyped.insert(e.id, untyped);
        } else {
            self.record(e.id, mode, x.ty, x.value.clone());
        }
    }

    /// Records the expressions whose type nothing decided.
    pub(in crate::check) fn record_untyped(&mut self) {
        for (id, u) in std::mem::take(&mut self.untyped) {
            self.record(id, u.mode, u.ty, u.value);
        }
    }

    /// Gives an untyped constant expression its converted value.
    pub(in crate::check) fn update_value(&mut self, e: Option<&'a Expr>, value: &Const) {
        if let Some(u) = e.and_then(|e| self.untyped.get_mut(&e.id)) {
            u.value = Some(value.clone());
        }
    }

    /// Gives an untyped expression its default type, after an error around it.
    pub(in crate::check) fn update_default(&mut self, e: Option<&'a Expr>) {
        if let Some(u) = e.and_then(|e| self.untyped.get(&e.id)) {
            let ty = self.default_type(u.ty);
            let fits = match (&u.value, self.basic(ty)) {
                (Some(value), Some(basic)) => represent(value, basic).is_some(),
                _ => true,
            };
            if fits {
                self.update_type(e, ty, true);
            }
        }
    }

    /// Gives an untyped expression and its parts the type `ty`. `last`: the type cannot change any
    /// more, even if it is untyped itself.
    pub(in crate::check) fn update_type(&mut self, e: Option<&'a Expr>, ty: TypeId, last: bool) {
        let Some(e) = e else { return };
        let Some(old) = self.untyped.get(&e.id).cloned() else {
            return;
        };
        match &e.kind {
            ExprKind::Paren(x) => self.update_type(Some(x), ty, last),
            // A constant's operands are never computed: their types do not matter.
            ExprKind::Unary { op, x } if old.value.is_none() && *op != UnaryOp::Recv => {
                self.update_type(Some(x), ty, last);
            }
            ExprKind::Binary { op, x, y } if old.value.is_none() => {
                if op.is_comparison() {
                    // The operands have types of their own.
                } else if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
                    self.update_type(Some(x), ty, last);
                } else {
                    self.update_type(Some(x), ty, last);
                    self.update_type(Some(y), ty, last);
                }
            }
            _ => {}
        }
        if !last && self.is_untyped(ty) {
            if let Some(u) = self.untyped.get_mut(&e.id) {
                u.ty = ty;
            }
            return;
        }
        self.untyped.remove(&e.id);
        if old.lhs && !self.is_integer(ty) && self.valid(ty) {
            let x = Operand {
                kind: super::kind_of(old.mode),
                ty: old.ty,
                value: None,
                expr: Some(e),
                part: None,
            };
            let text = crate::check::format::expr_str(e);
            let message = format!(
                "invalid operation: shifted operand {text} (type {}) must be integer",
                self.ty_str(ty)
            );
            self.error_op(&x, "InvalidShiftOperand", message);
            return;
        }
        if old.value.is_some() && self.valid(ty) && !self.is_untyped(ty) {
            let x = Operand {
                kind: super::kind_of(old.mode),
                ty: old.ty,
                value: old.value.clone(),
                expr: Some(e),
                part: None,
            };
            if let Err(refusal) = self.implicit(&x, ty) {
                let target = self.spelled_underlying(ty);
                self.report_refusal(&x, target, refusal);
                return;
            }
        }
        let value = match (old.value, self.basic(ty)) {
            (Some(value), Some(basic)) => Some(represent(&value, basic).unwrap_or(value)),
            (value, _) => value,
        };
        let mode = if old.mode == Mode::Nil {
            Mode::Nil
        } else {
            old.mode
        };
        self.record(e.id, mode, ty, value);
    }
}
