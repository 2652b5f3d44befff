//! Index and slice expressions.

use crate::check::checker::Checker;
use crate::check::constant::{Const, represent};
use crate::check::operand::{Kind, Operand};
use crate::check::types::*;
use crate::syntax::ast::*;
use num_traits::{Signed, ToPrimitive};

impl<'a> Checker<'a> {
    pub(super) fn index(&mut self, e: &'a Expr, x: &'a Expr, indices: &'a [Expr]) -> Operand<'a> {
        let x = self.expr_or_type(x);
        match x.kind {
            Kind::Invalid => {
                // Type arguments would be reported as expressions, so they are left alone.
                if !self.unsupported.contains("generics") {
                    for index in indices {
                        self.use_expr(index);
                    }
                }
                return Operand::invalid(e);
            }
            Kind::Type => {
                self.typ(e);
                return Operand::invalid(e);
            }
            _ => {}
        }
        let Some(index) = indices.first() else {
            return Operand::invalid(e);
        };
        let (kind, ty, len) = match self.under(x.ty).clone() {
            Type::Basic(b) if b.is_string() => {
                let len = match &x.value {
                    Some(Const::Str(s)) => Some(s.len() as u64),
                    _ => None,
                };
                if self.is_untyped(x.ty) {
                    self.update_type(x.expr, Basic::String.id(), true);
                }
                (Kind::Value, self.byte_type, len)
            }
            Type::Array { len, elem } => {
                let kind = if x.kind == Kind::Var {
                    Kind::Var
                } else {
                    Kind::Value
                };
                (kind, elem, Some(len))
            }
            Type::Pointer(to) if matches!(self.under(to), Type::Array { .. }) => {
                match *self.under(to) {
                    Type::Array { len, elem } => (Kind::Var, elem, Some(len)),
                    _ => return Operand::invalid(e),
                }
            }
            Type::Slice(elem) => (Kind::Var, elem, None),
            Type::Map { key, value } => {
                let mut k = self.value(index);
                self.assign(&mut k, Some(key), "map index");
                // Whether the key is right or not, the element's type is known.
                return Operand::new(Kind::MapIndex, value, e);
            }
            _ => {
                let message = format!("cannot index {}", self.describe(&x));
                // gc points at the bracket.
                let bracket = x.expr.map_or(e.pos, |x| x.end);
                self.error(bracket, "NonSliceableOperand", message);
                for index in indices {
                    self.use_expr(index);
                }
                return Operand::invalid(e);
            }
        };
        if let Some(extra) = indices.get(1) {
            self.error_at(
                extra,
                "InvalidIndex",
                "invalid operation: more than one index",
            );
        }
        let _ = self.index_value(index, len);
        Operand::new(kind, ty, e)
    }

    /// Checks an index below `len`; `Err` where something was reported.
    pub(super) fn index_value(&mut self, e: &'a Expr, len: Option<u64>) -> Result<Operand<'a>, ()> {
        let mut x = self.value(e);
        if !self.valid_index(&mut x, "index") {
            return Err(());
        }
        if let (Some(len), Some(i)) = (len, x.value.as_ref().and_then(Const::to_int))
            && i >= len.into()
        {
            let message = format!("invalid argument: index {i} out of bounds [0:{len}]");
            self.error_op(&x, "InvalidIndex", message);
            return Err(());
        }
        Ok(x)
    }

    /// Whether `x` may be an index (or a size: `what` says); reports it if not.
    pub(in crate::check) fn valid_index(&mut self, x: &mut Operand<'a>, what: &str) -> bool {
        if x.is_invalid() {
            return false;
        }
        if self.is_untyped(x.ty) {
            self.convert_untyped(x, Basic::Int.id());
        }
        if x.is_invalid() {
            return false;
        }
        let mut problem = None;
        if !self.is_integer(x.ty) {
            problem = Some("must be integer");
        } else if let Some(i) = x.value.as_ref().and_then(Const::to_int) {
            if i.is_negative() {
                problem = Some("must not be negative");
            } else if represent(&Const::Int(i), Basic::Int).is_none() {
                problem = Some("overflows int");
            }
        }
        if let Some(problem) = problem {
            let message = format!("invalid argument: {what} {} {problem}", self.describe(x));
            self.error_op(x, "InvalidIndex", message);
            x.invalidate();
            return false;
        }
        true
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice(
        &mut self,
        e: &'a Expr,
        x: &'a Expr,
        bounds: [Option<&'a Expr>; 3],
    ) -> Operand<'a> {
        let x = self.value(x);
        let use_bounds = |check: &mut Self| {
            for bound in bounds.into_iter().flatten() {
                check.use_expr(bound);
            }
        };
        if x.is_invalid() {
            use_bounds(self);
            return x;
        }
        let array = match *self.under(x.ty) {
            Type::Pointer(to) => match *self.under(to) {
                Type::Array { len, elem } => Some((len, elem, true)),
                _ => None,
            },
            Type::Array { len, elem } => Some((len, elem, false)),
            _ => None,
        };
        let (ty, len) = match (self.under(x.ty).clone(), array) {
            (Type::Basic(b), _) if b.is_string() => {
                if let Some(max) = bounds[2] {
                    let message = "invalid operation: 3-index slice of string";
                    self.error_at(max, "InvalidSliceExpr", message);
                    use_bounds(self);
                    return Operand::invalid(e);
                }
                let len = match &x.value {
                    Some(Const::Str(s)) => Some(s.len() as u64),
                    _ => None,
                };
                if self.is_untyped(x.ty) {
                    self.update_type(x.expr, Basic::String.id(), true);
                    (Basic::String.id(), len)
                } else {
                    (x.ty, len)
                }
            }
            (_, Some((len, elem, pointer))) => {
                if !pointer && x.kind != Kind::Var {
                    let what = self.describe(&x);
                    let message = format!("cannot slice unaddressable value {what}");
                    self.error_op(&x, "NonSliceableOperand", message);
                    use_bounds(self);
                    return Operand::invalid(e);
                }
                (self.info.types.intern(Type::Slice(elem)), Some(len))
            }
            (Type::Slice(_), _) => (x.ty, None),
            _ => {
                let message = format!("cannot slice {}", self.describe(&x));
                self.error_op(&x, "NonSliceableOperand", message);
                use_bounds(self);
                return Operand::invalid(e);
            }
        };
        let mut known: Vec<(u64, &'a Expr)> = Vec::new();
        let mut ok = true;
        for bound in bounds.into_iter().flatten() {
            match self.index_value(bound, len.map(|l| l.saturating_add(1))) {
                Ok(x) => {
                    let value = x
                        .value
                        .as_ref()
                        .and_then(Const::to_int)
                        .and_then(|i| i.to_u64());
                    known.extend(value.map(|v| (v, bound)));
                }
                Err(()) => ok = false,
            }
        }
        if ok {
            'outer: for (i, &(low, _)) in known.iter().enumerate() {
                for &(high, at) in &known[i + 1..] {
                    if low > high {
                        let message = format!("invalid slice indices: {high} < {low}");
                        self.error_at(at, "SwappedSliceIndices", message);
                        break 'outer;
                    }
                }
            }
        }
        Operand::new(Kind::Value, ty, e)
    }
}
