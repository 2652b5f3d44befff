//! The built-in functions complex, real and imag.

use super::checker::Checker;
use super::constant::{Const, represent};
use super::format::expr_str;
use super::info::Builtin;
use super::operand::{Kind, Operand};
use super::types::*;
use super::universe::builtin_name;
use crate::syntax::ast::Expr;
use num_rational::BigRational;

impl<'a> Checker<'a> {
    /// `complex(x, y)`
    pub(super) fn complex(&mut self, e: &'a Expr, mut values: Vec<Operand<'a>>) -> Operand<'a> {
        let (mut x, mut y) = (values.remove(0), values.remove(0));
        match (self.is_untyped(x.ty), self.is_untyped(y.ty)) {
            (false, false) => {}
            (true, false) => {
                let ty = y.ty;
                self.convert_untyped(&mut x, ty);
            }
            (false, true) => {
                let ty = x.ty;
                self.convert_untyped(&mut y, ty);
            }
            (true, true) if x.is_const() && y.is_const() => {
                for operand in [&mut x, &mut y] {
                    let real = operand.value.as_ref().and_then(Const::to_rational);
                    if self.is_numeric(operand.ty) && real.is_some() {
                        operand.ty = Basic::UntypedFloat.id();
                    }
                }
            }
            (true, true) => {
                for operand in [&mut x, &mut y] {
                    self.convert_untyped(operand, Basic::Float64.id());
                }
            }
        }
        if x.is_invalid() || y.is_invalid() {
            return Operand::invalid(e);
        }
        if !self.identical(x.ty, y.ty) {
            let message = format!(
                "invalid operation: {} (mismatched types {} and {})",
                expr_str(e),
                self.ty_str(x.ty),
                self.ty_str(y.ty)
            );
            self.error_op(&x, "InvalidComplex", message);
            return Operand::invalid(e);
        }
        let result = |basic| match basic {
            Basic::Float32 => Some(Basic::Complex64),
            Basic::Float64 => Some(Basic::Complex128),
            Basic::UntypedFloat => Some(Basic::UntypedComplex),
            _ => None,
        };
        let Some(ty) = self.of_parts(&x, Builtin::Complex, result) else {
            let message = format!(
                "invalid argument: arguments have type {}, expected floating-point",
                self.ty_str(x.ty)
            );
            self.error_op(&x, "InvalidComplex", message);
            return Operand::invalid(e);
        };
        let parts = (&x.value, &y.value);
        if let (Some(re), Some(im)) = parts
            && let (Some(re), Some(im)) = (re.to_rational(), im.to_rational())
        {
            return Operand::constant(Const::Complex(re, im), ty, e);
        }
        Operand::new(Kind::Value, ty, e)
    }

    /// `real(x)`, `imag(x)`
    pub(super) fn complex_part(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        mut x: Operand<'a>,
    ) -> Operand<'a> {
        if self.is_untyped(x.ty) {
            if x.is_const() {
                if self.is_numeric(x.ty) {
                    x.ty = Basic::UntypedComplex.id();
                }
            } else {
                self.convert_untyped(&mut x, Basic::Complex128.id());
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
            }
        }
        let result = |basic| match basic {
            Basic::Complex64 => Some(Basic::Float32),
            Basic::Complex128 => Some(Basic::Float64),
            Basic::UntypedComplex => Some(Basic::UntypedFloat),
            _ => None,
        };
        let Some(ty) = self.of_parts(&x, builtin, result) else {
            let code = match builtin {
                Builtin::Real => "InvalidReal",
                _ => "InvalidImag",
            };
            let message = format!(
                "invalid argument: argument has type {}, expected complex type",
                self.ty_str(x.ty)
            );
            self.error_op(&x, code, message);
            return Operand::invalid(e);
        };
        if let Some((re, im)) = x.value.as_ref().and_then(Const::parts) {
            let part: BigRational = if builtin == Builtin::Real { re } else { im };
            let part = Const::Float(part);
            let basic = self.basic(ty).unwrap_or(Basic::UntypedFloat);
            let value = represent(&part, basic).unwrap_or(part);
            return Operand::constant(value, ty, e);
        }
        Operand::new(Kind::Value, ty, e)
    }

    /// The type that goes with the operand's; reports what gc does not do for type parameters.
    fn of_parts(
        &mut self,
        x: &Operand<'a>,
        builtin: Builtin,
        result: impl Fn(Basic) -> Option<Basic>,
    ) -> Option<TypeId> {
        if self.is_type_param(x.ty) {
            let fits = self.under_is(x.ty, |check, t| check.basic(t).and_then(&result).is_some());
            if !fits {
                return None;
            }
            let code = match builtin {
                Builtin::Complex => "InvalidComplex",
                Builtin::Real => "InvalidReal",
                _ => "InvalidImag",
            };
            let message = format!(
                "{} not supported as argument to built-in {} for go1.18 (see go.dev/issue/50937)",
                self.describe(x),
                builtin_name(builtin)
            );
            self.error_op(x, code, message);
            return Some(super::operand::INVALID);
        }
        Some(self.basic(x.ty).and_then(result)?.id())
    }
}
