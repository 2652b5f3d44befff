//! Index and slice expressions.

use crate::check::checker::Checker;
use crate::check::constant::{Const, represent};
use crate::check::operand::{Kind, Operand, Want};
use crate::check::types::*;
use crate::syntax::ast::*;
use num_traits::{Signed, ToPrimitive};

/// What indexing gives where the operand's type is a type parameter.
struct IndexedParam {
    /// The key's type, where all are maps.
    key: Option<TypeId>,
    elem: TypeId,
    len: Option<u64>,
    addressable: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn index(&mut self, e: &'a Expr, x: &'a Expr, indices: &'a [Expr]) -> Operand<'a> {
        let x = self.generic_or_type(x);
        self.index_operand(e, x, indices)
    }

    /// As [`Checker::index`], of a checked operand.
    pub(in crate::check) fn index_operand(
        &mut self,
        e: &'a Expr,
        x: Operand<'a>,
        indices: &'a [Expr],
    ) -> Operand<'a> {
        match x.kind {
            Kind::Invalid => {
                for index in indices {
                    self.use_expr(index);
                }
                return Operand::invalid(e);
            }
            Kind::Type => {
                let ty = self.typ(e);
                return match self.valid(ty) {
                    true => Operand::new(Kind::Type, ty, e),
                    false => Operand::invalid(e),
                };
            }
            _ if self.generics.contains_key(&x.ty) => return self.partial_func(e, x, indices),
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
            Type::Map { key, value } => return self.map_index(e, index, key, value),
            Type::TypeParam(_) if let Some(found) = self.index_of_param(&x) => {
                if let Some(key) = found.key {
                    return self.map_index(e, index, key, found.elem);
                }
                let kind = if found.addressable {
                    Kind::Var
                } else {
                    Kind::Value
                };
                (kind, found.elem, found.len)
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

    fn map_index(
        &mut self,
        e: &'a Expr,
        index: &'a Expr,
        key: TypeId,
        value: TypeId,
    ) -> Operand<'a> {
        let mut k = self.generic_expr(index, Want::none());
        self.assign(&mut k, Some(key), "map index");
        // Whether the key is right or not, the element's type is known.
        Operand::new(Kind::MapIndex, value, e)
    }

    /// What indexing a value of a type parameter's type gives: all its types must agree.
    fn index_of_param(&mut self, x: &Operand<'a>) -> Option<IndexedParam> {
        let mut found: Option<IndexedParam> = None;
        for t in self.specific(x.ty) {
            let under = self.under(t).clone();
            let (key, elem, len, addressable) = match under {
                Type::Basic(b) if b.is_string() => (None, self.byte_type, None, false),
                Type::Array { len, elem } => (None, elem, Some(len), x.kind == Kind::Var),
                Type::Pointer(to) => match *self.under(to) {
                    Type::Array { len, elem } => (None, elem, Some(len), true),
                    _ => return None,
                },
                Type::Slice(elem) => (None, elem, None, true),
                Type::Map { key, value } => (Some(key), value, None, true),
                _ => return None,
            };
            let Some(first) = &mut found else {
                found = Some(IndexedParam {
                    key,
                    elem,
                    len,
                    addressable,
                });
                continue;
            };
            let same_key = match (first.key, key) {
                (Some(a), Some(b)) => self.identical(a, b),
                (a, b) => a == b,
            };
            if !same_key || !self.identical(first.elem, elem) {
                return None;
            }
            first.addressable &= addressable;
            first.len = match (first.len, len) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        found
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

    /// The type that slicing `x` goes by: its own, or that which a type parameter's types share, where
    /// strings count as byte slices.
    fn sliced(&mut self, x: &Operand<'a>) -> Result<TypeId, String> {
        if !self.is_type_param(x.ty) {
            return Ok(x.ty);
        }
        let bytes = self.byte_type;
        let bytes = self.info.types.intern(Type::Slice(bytes));
        let mut common: Option<(TypeId, TypeId)> = None;
        let mut text = false;
        for t in self.specific(x.ty) {
            let mut under = self.info.types.underlying_id(t);
            if self.is_string(under) {
                under = bytes;
                text = true;
            }
            match common {
                None => common = Some((t, under)),
                Some((first, have)) if !self.identical(have, under) => {
                    return Err(format!(
                        "{} and {} have different underlying types",
                        self.ty_str(first),
                        self.ty_str(t)
                    ));
                }
                Some(_) => {}
            }
        }
        match common {
            Some(_) if text => Ok(Basic::String.id()),
            Some((_, under)) => Ok(under),
            None => Err(format!("no specific type in {}", self.ty_str(x.ty))),
        }
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice(
        &mut self,
        e: &'a Expr,
        x: &'a Expr,
        bounds: [Option<&'a Expr>; 3],
    ) -> Operand<'a> {
        let x = self.value(x);
        if x.is_invalid() {
            for bound in bounds.into_iter().flatten() {
                self.use_expr(bound);
            }
            return x;
        }
        let use_bounds = |check: &mut Self| {
            for bound in bounds.into_iter().flatten() {
                check.use_expr(bound);
            }
        };
        let of = match self.sliced(&x) {
            Ok(ty) => ty,
            Err(cause) => {
                let message = format!("cannot slice {}: {cause}", self.describe(&x));
                self.error_op(&x, "NonSliceableOperand", message);
                use_bounds(self);
                return Operand::invalid(e);
            }
        };
        let array = match *self.under(of) {
            Type::Pointer(to) => match *self.under(to) {
                Type::Array { len, elem } => Some((len, elem, true)),
                _ => None,
            },
            Type::Array { len, elem } => Some((len, elem, false)),
            _ => None,
        };
        let (ty, len) = match (self.under(of).clone(), array) {
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
