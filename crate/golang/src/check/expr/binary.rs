//! Binary operations, comparisons and shifts.

use crate::check::checker::Checker;
use crate::check::constant::{self, Const, MAX_SHIFT, MAX_STRING};
use crate::check::format::expr_str;
use crate::check::operand::{Kind, Operand};
use crate::check::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

/// The operation as its source has it, for messages.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Operation<'a> {
    /// None: an assignment `lhs op= rhs`.
    pub expr: Option<&'a Expr>,
    pub op: BinaryOp,
    pub lhs: &'a Expr,
    pub rhs: &'a Expr,
    /// The operator's position.
    pub pos: Pos,
}

impl<'a> Checker<'a> {
    pub(super) fn binary(
        &mut self,
        e: &'a Expr,
        op: BinaryOp,
        x: &'a Expr,
        y: &'a Expr,
    ) -> Operand<'a> {
        // A long chain `a + b + c …` leans left: walk down its spine instead of recursing.
        let mut spine = vec![(e, op, x, y)];
        let mut first = x;
        while let ExprKind::Binary { op, x, y } = &first.kind {
            spine.push((first, *op, x, y));
            first = x;
        }
        let mut left = self.value(first);
        while let Some((e, op, lhs, rhs)) = spine.pop() {
            let operation = Operation {
                expr: Some(e),
                op,
                lhs,
                rhs,
                pos: e.pos,
            };
            self.operate(&mut left, operation);
            left.expr = Some(e);
            if !spine.is_empty() {
                self.record_operand(e, &left);
            }
        }
        left
    }

    /// `x op= rhs`: `x` becomes the result.
    pub(in crate::check) fn operate(&mut self, x: &mut Operand<'a>, o: Operation<'a>) {
        let mut y = self.value(o.rhs);
        if x.is_invalid() {
            return;
        }
        if y.is_invalid() {
            x.invalidate();
            x.expr = y.expr;
            return;
        }
        let op = o.op;
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            self.shift(x, &mut y, o);
            return;
        }
        self.match_types(x, &mut y);
        if x.is_invalid() {
            return;
        }
        if op.is_comparison() {
            self.comparison(x, &mut y, op, false);
            return;
        }
        if !self.identical(x.ty, y.ty) {
            self.report_mismatch(x, &y, o);
            x.invalidate();
            return;
        }
        let defined = match op {
            BinaryOp::Add => self.is_numeric_or_string(x.ty),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => self.is_numeric(x.ty),
            BinaryOp::LogAnd | BinaryOp::LogOr => self.is_boolean(x.ty),
            _ => self.is_integer(x.ty),
        };
        if !defined {
            let what = self.describe(x);
            let message = format!(
                "invalid operation: operator {} not defined on {what}",
                op.text()
            );
            self.error_op(x, "UndefinedOp", message);
            x.invalidate();
            return;
        }
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && (x.is_const() || self.is_integer(x.ty))
            && y.value
                .as_ref()
                .and_then(Const::to_rational)
                .is_some_and(|r| r.is_zero())
        {
            self.error_op(&y, "DivByZero", "invalid operation: division by zero");
            x.invalidate();
            return;
        }
        let (Some(a), Some(b)) = (&x.value, &y.value) else {
            x.kind = Kind::Value;
            x.value = None;
            return;
        };
        if let (Const::Str(a), Const::Str(b)) = (a, b) {
            let len = a.len() + b.len();
            if len > MAX_STRING {
                let message =
                    format!("constant string too long ({len} bytes > {MAX_STRING} bytes)");
                self.error(o.pos, "InvalidConstVal", message);
                x.invalidate();
                return;
            }
            // The parts of a long concatenation are not kept: together they would be quadratic.
            self.forget(o.lhs);
            self.forget(o.rhs);
        }
        let (Some(a), Some(b)) = (&x.value, &y.value) else {
            return;
        };
        match constant::binary(op, a, b, self.is_integer(x.ty)) {
            Some(value) => {
                x.value = Some(value);
                x.expr = o.expr.or(x.expr);
                self.check_size(x, o.pos, operation_name(op));
            }
            None => {
                let message = "constant result is not representable";
                self.error(o.pos, "InvalidConstVal", message);
                x.invalidate();
            }
        }
    }

    /// Drops what was recorded of a constant operation inside another, which is never computed.
    fn forget(&mut self, e: &'a Expr) {
        if matches!(e.kind, ExprKind::Binary { .. }) {
            self.untyped.remove(&e.id);
            if let Some(slot) = self.info.exprs.get_mut(e.id.0 as usize) {
                *slot = None;
            }
        }
    }

    fn report_mismatch(&mut self, x: &Operand<'a>, y: &Operand<'a>, o: Operation<'a>) {
        if !self.valid(x.ty) || !self.valid(y.ty) {
            return;
        }
        let types = format!(
            "mismatched types {} and {}",
            self.ty_str(x.ty),
            self.ty_str(y.ty)
        );
        let text = match o.expr {
            Some(e) => expr_str(e),
            None => format!("{} {}= {}", expr_str(o.lhs), o.op.text(), expr_str(o.rhs)),
        };
        let message = format!("invalid operation: {text} ({types})");
        self.error_op(x, "MismatchedTypes", message);
    }

    /// Converts an untyped operand to the other's type, where one of them is untyped.
    pub(in crate::check) fn match_types(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) {
        if !self.may_convert(x, y) {
            return;
        }
        let y_type = y.ty;
        self.convert_untyped(x, y_type);
        if x.is_invalid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if y.is_invalid() {
            x.invalidate();
        }
    }

    fn may_convert(&mut self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        if !self.is_untyped(x.ty) && !self.is_untyped(y.ty) {
            return false;
        }
        if self.is_numeric(x.ty) != self.is_numeric(y.ty) {
            return false;
        }
        if self.is_interface(x.ty) || self.is_interface(y.ty) {
            return true;
        }
        if self.is_boolean(x.ty) != self.is_boolean(y.ty) {
            return false;
        }
        if self.is_string(x.ty) != self.is_string(y.ty) {
            return false;
        }
        if x.is_nil() {
            return self.has_nil(y.ty);
        }
        if y.is_nil() {
            return self.has_nil(x.ty);
        }
        self.pointee(x.ty).is_none() && self.pointee(y.ty).is_none()
    }

    /// `x op y`; in a switch, `x` is the case and `y` the tag.
    pub(in crate::check) fn comparison(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        op: BinaryOp,
        switch: bool,
    ) {
        if !self.valid(x.ty) || !self.valid(y.ty) {
            x.invalidate();
            return;
        }
        let op = if switch { BinaryOp::Eq } else { op };
        let problem = self.comparison_problem(x, y, op);
        if let Some((second, code, cause)) = problem {
            let mut culprit = if second { y.clone() } else { x.clone() };
            let params = (self.is_type_param(x.ty), self.is_type_param(y.ty));
            let cause = match cause.is_empty() {
                false => cause,
                true if params.0 || params.1 => {
                    if !params.0 {
                        culprit = y.clone();
                    }
                    format!(
                        "type parameter {} cannot use operator {}",
                        self.ty_str(culprit.ty),
                        op.text()
                    )
                }
                true => {
                    let what = match self.composite_kind(culprit.ty) {
                        "" => self.ty_str(culprit.ty),
                        kind => kind.to_string(),
                    };
                    format!("operator {} not defined on {what}", op.text())
                }
            };
            let text = |o: &Operand| match (o.expr, &o.value) {
                (Some(e), _) => expr_str(e),
                (None, Some(value)) => value.to_string(),
                (None, None) => String::new(),
            };
            let (a, b) = (text(x), text(y));
            if switch {
                let message = format!("invalid case {a} in switch on {b} ({cause})");
                self.error_op(x, code, message);
            } else {
                let message = format!("invalid operation: {a} {} {b} ({cause})", op.text());
                self.error_op(&culprit, code, message);
            }
            x.invalidate();
            return;
        }
        if let (Some(a), Some(b)) = (&x.value, &y.value) {
            match constant::compare(op, a, b) {
                Some(result) => x.value = Some(Const::Bool(result)),
                None => x.invalidate(),
            }
        } else {
            x.kind = Kind::Value;
            x.value = None;
            // The operands exist at run time: what is still untyped takes its default type.
            let (a, b) = (self.default_type(x.ty), self.default_type(y.ty));
            self.update_type(x.expr, a, true);
            self.update_type(y.expr, b, true);
        }
        if !x.is_invalid() {
            x.ty = Basic::UntypedBool.id();
        }
    }

    /// Why `x op y` does not compare: whether the second operand is to blame, the code and the cause
    /// (empty: the operator is not defined).
    fn comparison_problem(
        &mut self,
        x: &Operand<'a>,
        y: &Operand<'a>,
        op: BinaryOp,
    ) -> Option<(bool, &'static str, String)> {
        if self.assignable(x, y.ty).is_err() && self.assignable(y, x.ty).is_err() {
            let cause = format!(
                "mismatched types {} and {}",
                self.ty_str(x.ty),
                self.ty_str(y.ty)
            );
            return Some((true, "MismatchedTypes", cause));
        }
        let undefined = "UndefinedOp";
        if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if x.is_nil() || y.is_nil() {
                let other = if x.is_nil() { y } else { x };
                let nil = other.is_nil() && self.is_untyped(other.ty);
                if x.is_nil() && y.is_nil() || nil || !self.has_nil(other.ty) {
                    return Some((true, undefined, String::new()));
                }
                return None;
            }
            for (second, operand) in [(false, x), (true, y)] {
                if let Some(cause) = self.incomparable(operand.ty, true) {
                    let only_nil = match self.under(operand.ty) {
                        Type::Slice(_) | Type::Func(_) | Type::Map { .. } => {
                            let kind = self.composite_kind(operand.ty);
                            Some(format!("{kind} can only be compared to nil"))
                        }
                        _ => None,
                    };
                    return Some((second, undefined, only_nil.unwrap_or(cause)));
                }
            }
            return None;
        }
        for (second, operand) in [(false, x), (true, y)] {
            if !self.is_ordered(operand.ty) {
                return Some((second, undefined, String::new()));
            }
        }
        None
    }

    fn shift(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>, o: Operation<'a>) {
        let x_int = x.value.as_ref().and_then(Const::to_int);
        let not_integer = |check: &mut Self, x: &mut Operand<'a>| {
            let what = check.describe(x);
            let message = format!("invalid operation: shifted operand {what} must be integer");
            check.error_op(x, "InvalidShiftOperand", message);
            x.invalidate();
        };
        let constant = self.is_untyped(x.ty) && x_int.is_some();
        if !self.is_integer(x.ty) && !constant {
            not_integer(self, x);
            return;
        }
        let code = "InvalidShiftCount";
        if y.is_const() {
            let count = y.value.as_ref().and_then(Const::to_int);
            if count.as_ref().is_some_and(|c| c.is_negative()) {
                let message = format!(
                    "invalid operation: negative shift count {}",
                    self.describe(y)
                );
                self.error_op(y, code, message);
                x.invalidate();
                return;
            }
            if self.is_untyped(y.ty) {
                self.make_representable(y, Basic::Uint);
                if y.is_invalid() {
                    x.invalidate();
                    return;
                }
                self.update_type(y.expr, Basic::Uint.id(), true);
            } else if !self.is_integer(y.ty) && count.is_none() {
                let message = format!(
                    "invalid operation: shift count {} must be integer",
                    self.describe(y)
                );
                self.error_op(y, code, message);
                x.invalidate();
                return;
            }
        } else if self.is_integer(y.ty) && !self.is_untyped(y.ty) {
            // Any integer type counts.
        } else if self.is_untyped(y.ty) {
            self.convert_untyped(y, Basic::Uint.id());
            if y.is_invalid() {
                x.invalidate();
                return;
            }
        } else {
            let message = format!(
                "invalid operation: shift count {} must be integer",
                self.describe(y)
            );
            self.error_op(y, code, message);
            x.invalidate();
            return;
        }
        if let Some(x_int) = x_int {
            if let Some(count) = y.value.as_ref().and_then(Const::to_int) {
                let Some(count) = count.to_u64().filter(|&c| c <= MAX_SHIFT) else {
                    let message = format!(
                        "invalid operation: invalid shift count {}",
                        self.describe(y)
                    );
                    self.error_op(y, code, message);
                    x.invalidate();
                    return;
                };
                if !self.is_integer(x.ty) {
                    x.ty = Basic::UntypedInt.id();
                }
                let value: BigInt = match o.op {
                    BinaryOp::Shl => x_int << count,
                    _ => x_int >> count,
                };
                x.value = Some(Const::Int(value));
                x.expr = o.expr.or(x.expr);
                self.check_size(x, o.pos, "shift ");
                return;
            }
            if self.is_untyped(x.ty) {
                // The constant's type is what it would be without the shift: the context decides.
                if let Some(u) = x.expr.and_then(|e| self.untyped.get_mut(&e.id)) {
                    u.lhs = true;
                }
                x.kind = Kind::Value;
                x.value = None;
                return;
            }
        }
        if !self.is_integer(x.ty) {
            not_integer(self, x);
            return;
        }
        x.kind = Kind::Value;
        x.value = None;
    }
}

/// The operation's name in `constant addition overflow`.
fn operation_name(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "addition ",
        BinaryOp::Sub => "subtraction ",
        BinaryOp::Xor => "bitwise XOR ",
        BinaryOp::Mul => "multiplication ",
        BinaryOp::Shl | BinaryOp::Shr => "shift ",
        _ => "",
    }
}
