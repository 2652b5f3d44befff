//! Calls of built-in functions.

use super::checker::Checker;
use super::constant::{Const, compare};
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::types::*;
use super::universe::{BUILTINS, builtin_name};
use crate::source::Pos;
use crate::syntax::ast::*;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

impl<'a> Checker<'a> {
    pub(super) fn builtin_call(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        args: &'a [Expr],
        spread: Option<Pos>,
    ) -> Operand<'a> {
        if matches!(
            builtin,
            Builtin::Alignof | Builtin::Offsetof | Builtin::Sizeof
        ) {
            return self.unsafe_call(e, builtin, args);
        }
        let name = builtin_name(builtin);
        if spread.is_some() && builtin != Builtin::Append {
            let message = format!("invalid operation: invalid use of ... with built-in {name}");
            self.error(e.start(), "InvalidDotDotDot", message);
            for arg in args {
                self.use_expr(arg);
            }
            return Operand::invalid(e);
        }
        // len and cap look at their argument in their own way: a call in it makes them no constant.
        let outer_call = std::mem::replace(&mut self.env.has_call, false);
        let mut values = match builtin {
            Builtin::Make | Builtin::New => Vec::new(),
            _ => self.plain_args(args),
        };
        let has_call = self.env.has_call;
        self.env.has_call |= outer_call;
        if values.iter().any(Operand::is_invalid) {
            for value in &values {
                self.update_default(value.expr);
            }
            return Operand::invalid(e);
        }
        let (fewest, variadic) = BUILTINS
            .iter()
            .find(|b| b.1 == builtin)
            .map_or((0, true), |b| (b.2, b.3));
        let count = match builtin {
            Builtin::Make | Builtin::New => args.len(),
            _ => values.len(),
        };
        let wrong = if count < fewest {
            Some("not enough")
        } else if count > fewest && !variadic {
            Some("too many")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            let message = format!(
                "invalid operation: {wrong} arguments for {} (expected {fewest}, found {count})",
                expr_str(e)
            );
            self.error(e.start(), "WrongArgCount", message);
            return Operand::invalid(e);
        }
        match builtin {
            Builtin::Append => self.append(e, values, spread.is_some()),
            Builtin::Len | Builtin::Cap => self.length(e, builtin, values.remove(0), has_call),
            Builtin::Clear => {
                let x = values.remove(0);
                let fits = self.under_is(x.ty, |check, t| {
                    matches!(check.under(t), Type::Map { .. } | Type::Slice(_))
                });
                if !fits {
                    let message = format!(
                        "invalid argument: cannot clear {}: argument must be (or constrained by) map or slice",
                        self.describe(&x)
                    );
                    self.error_op(&x, "InvalidClear", message);
                    return Operand::invalid(e);
                }
                Operand::new(Kind::NoValue, INVALID, e)
            }
            Builtin::Close => {
                let x = values.remove(0);
                let mut problem = Some("non-channel");
                for t in self.specific(x.ty) {
                    problem = match self.under(t) {
                        Type::Chan {
                            dir: ChanDir::Recv, ..
                        } => Some("receive-only channel"),
                        Type::Chan { .. } => None,
                        _ => Some("non-channel"),
                    };
                    if problem.is_some() {
                        break;
                    }
                }
                let Some(problem) = problem else {
                    return Operand::new(Kind::NoValue, INVALID, e);
                };
                let what = self.describe(&x);
                let message = format!("invalid operation: cannot close {problem} {what}");
                self.error_op(&x, "InvalidClose", message);
                Operand::invalid(e)
            }
            Builtin::Copy => self.copy(e, values),
            Builtin::Delete => {
                let map = values.remove(0);
                let mut key = None;
                let mut problem = Some("is not a map");
                for t in self.specific(map.ty) {
                    let Type::Map { key: k, .. } = *self.under(t) else {
                        problem = Some("is not a map");
                        break;
                    };
                    problem = match key {
                        Some(first) if !self.identical(first, k) => {
                            Some("must have identical key types")
                        }
                        _ => None,
                    };
                    if problem.is_some() {
                        break;
                    }
                    key = Some(k);
                }
                let (None, Some(key)) = (problem, key) else {
                    let what = self.describe(&map);
                    let message = match problem {
                        Some("is not a map") | None => {
                            format!("invalid argument: {what} is not a map")
                        }
                        Some(other) => format!("invalid argument: maps of {what} {other}"),
                    };
                    self.error_op(&map, "InvalidDelete", message);
                    return Operand::invalid(e);
                };
                let mut x = values.remove(0);
                self.assign(&mut x, Some(key), "argument to delete");
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                Operand::new(Kind::NoValue, INVALID, e)
            }
            Builtin::Make => self.make(e, args),
            Builtin::Max | Builtin::Min => self.min_max(e, builtin, values),
            Builtin::New => {
                let mut x = self.expr_or_type(&args[0]);
                match x.kind {
                    Kind::Type => self.later_var_type(&args[0], x.ty),
                    Kind::Invalid => return Operand::invalid(e),
                    _ => {
                        // Since Go 1.26, new(value) gives a pointer to a copy of the value.
                        let ty = self.default_type(x.ty);
                        self.assign_new(&mut x, ty);
                        if x.is_invalid() {
                            return Operand::invalid(e);
                        }
                    }
                }
                let ty = self.info.types.intern(Type::Pointer(x.ty));
                Operand::new(Kind::Value, ty, e)
            }
            Builtin::Panic => {
                if self.env.sig.is_some() {
                    self.panics.insert(e.id);
                }
                let mut x = values.remove(0);
                let any = self.any_type;
                self.assign(&mut x, Some(any), "argument to panic");
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                Operand::new(Kind::NoValue, INVALID, e)
            }
            Builtin::Print | Builtin::Println => {
                let context = format!("argument to built-in {name}");
                for x in &mut values {
                    self.assign(x, None, &context);
                    if x.is_invalid() {
                        return Operand::invalid(e);
                    }
                }
                Operand::new(Kind::NoValue, INVALID, e)
            }
            Builtin::Alignof | Builtin::Offsetof | Builtin::Sizeof => Operand::invalid(e),
            Builtin::Recover => {
                let any = self
                    .info
                    .types
                    .intern(Type::Interface(Interface::default()));
                Operand::new(Kind::Value, any, e)
            }
            Builtin::Complex => self.complex(e, values),
            Builtin::Real | Builtin::Imag => self.complex_part(e, builtin, values.remove(0)),
        }
    }

    fn assign_new(&mut self, x: &mut Operand<'a>, ty: TypeId) {
        if x.is_nil() {
            self.error_op(
                x,
                "UntypedNilUse",
                "use of untyped nil in argument to built-in new",
            );
            x.invalidate();
            return;
        }
        self.assign(x, Some(ty), "argument to new");
        if !x.is_invalid() {
            x.ty = ty;
        }
    }

    fn plain_args(&mut self, args: &'a [Expr]) -> Vec<Operand<'a>> {
        let mut values = match args {
            [one] => self.multi(one, false).0,
            _ => self.call_args(args),
        };
        for x in &mut values {
            self.non_generic(x, None);
        }
        values
    }

    /// The element type of a slice argument, or of all types of a type parameter.
    fn slice_elem(&mut self, x: &Operand<'a>) -> Result<TypeId, String> {
        let mut elem: Option<TypeId> = None;
        let list = self.specific(x.ty);
        for t in list {
            let Type::Slice(this) = *self.under(t) else {
                elem = None;
                break;
            };
            match elem {
                Some(first) if !self.identical(first, this) => {
                    return Err(format!(
                        "mismatched slice element types {} and {} in {}",
                        self.ty_str(first),
                        self.ty_str(this),
                        self.describe(x)
                    ));
                }
                Some(_) => {}
                None => elem = Some(this),
            }
        }
        elem.ok_or_else(|| {
            let what = match x.is_nil() && self.is_untyped(x.ty) {
                true => "untyped nil".to_string(),
                false => self.describe(x),
            };
            format!("argument must be a slice; have {what}")
        })
    }

    /// Whether each type of `x` is a string or a byte slice, and one at least a string.
    fn is_text(&mut self, x: &Operand<'a>) -> bool {
        let mut string = false;
        for t in self.specific(x.ty) {
            let elem = match *self.under(t) {
                Type::Slice(elem) => elem,
                Type::Basic(b) if b.is_string() => {
                    string = true;
                    continue;
                }
                _ => return false,
            };
            if !self.identical(elem, Basic::Uint8.id()) {
                return false;
            }
        }
        string
    }

    fn append(&mut self, e: &'a Expr, mut values: Vec<Operand<'a>>, spread: bool) -> Operand<'a> {
        let first = values.remove(0);
        let elem = match self.slice_elem(&first) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error_op(&first, "InvalidAppend", format!("invalid append: {cause}"));
                for value in &values {
                    self.update_default(value.expr);
                }
                return Operand::invalid(e);
            }
        };
        let slice = first.ty;
        if spread {
            if values.len() != 1 {
                let what = if values.is_empty() {
                    "not enough"
                } else {
                    "too many"
                };
                let have: Vec<TypeId> = std::iter::once(first.ty)
                    .chain(values.iter().map(|x| x.ty))
                    .collect();
                let any_slice = self.info.types.intern(Type::Slice(elem));
                let message = format!(
                    "{what} arguments in call to append\n\thave {}\n\twant {}",
                    self.summary(&have, false, true),
                    self.summary(&[slice, any_slice], true, false)
                );
                let at = values.get(1).unwrap_or(&first).clone();
                self.error_op(&at, "WrongArgCount", message);
                return Operand::invalid(e);
            }
            // append([]byte, string...)
            let bytes = self.identical(elem, Basic::Uint8.id());
            if bytes && self.is_text(&values[0]) {
                if self.is_untyped(values[0].ty) {
                    self.update_type(values[0].expr, Basic::String.id(), true);
                }
                return Operand::new(Kind::Value, slice, e);
            }
            let target = self.info.types.intern(Type::Slice(elem));
            let context = "argument to append";
            self.assign(&mut values[0], Some(target), context);
        } else {
            for x in &mut values {
                self.assign(x, Some(elem), "argument to append");
            }
        }
        Operand::new(Kind::Value, slice, e)
    }

    fn length(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        x: Operand<'a>,
        has_call: bool,
    ) -> Operand<'a> {
        let int = Basic::Int.id();
        let is_len = builtin == Builtin::Len;
        let under = match *self.under(x.ty) {
            Type::Pointer(to) if matches!(self.under(to), Type::Array { .. }) => {
                self.under(to).clone()
            }
            _ => self.under(x.ty).clone(),
        };
        match under {
            Type::Basic(b) if b.is_string() && is_len => {
                if let Some(Const::Str(s)) = &x.value {
                    let len = Const::Int(BigInt::from(s.len()));
                    self.update_default(x.expr);
                    return Operand::constant(len, int, e);
                }
            }
            Type::Array { len, .. } => {
                if !has_call {
                    return Operand::constant(Const::Int(BigInt::from(len)), int, e);
                }
            }
            Type::Slice(_) | Type::Chan { .. } => {}
            Type::Map { .. } if is_len => {}
            Type::TypeParam(_) if self.under_is(x.ty, |check, t| check.has_length(t, is_len)) => {}
            _ => {
                let name = builtin_name(builtin);
                let what = self.describe(&x);
                let message = format!("invalid argument: {what} for built-in {name}");
                let code = if is_len { "InvalidLen" } else { "InvalidCap" };
                self.error_op(&x, code, message);
                self.update_default(x.expr);
                return Operand::invalid(e);
            }
        }
        Operand::new(Kind::Value, int, e)
    }

    fn has_length(&self, ty: TypeId, len: bool) -> bool {
        match self.under(ty) {
            Type::Basic(b) => len && b.is_string(),
            Type::Map { .. } => len,
            Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => true,
            Type::Pointer(to) => matches!(self.under(*to), Type::Array { .. }),
            _ => false,
        }
    }

    fn copy(&mut self, e: &'a Expr, mut values: Vec<Operand<'a>>) -> Operand<'a> {
        let (dst, src) = (values.remove(0), values.remove(0));
        let dst_elem = match self.slice_elem(&dst) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error_op(&dst, "InvalidCopy", format!("invalid copy: {cause}"));
                self.update_default(src.expr);
                return Operand::invalid(e);
            }
        };
        let int = Operand::new(Kind::Value, Basic::Int.id(), e);
        let bytes = self.identical(dst_elem, Basic::Uint8.id());
        if bytes && self.is_text(&src) {
            self.update_default(src.expr);
            return int;
        }
        let src_elem = match self.slice_elem(&src) {
            Ok(elem) => elem,
            Err(_) if self.is_string(src.ty) => self.byte_type,
            Err(cause) => {
                self.error_op(&src, "InvalidCopy", format!("invalid copy: {cause}"));
                self.update_default(src.expr);
                return Operand::invalid(e);
            }
        };
        if !self.identical(dst_elem, src_elem) {
            let message = format!(
                "invalid copy: arguments {} and {} have different element types {} and {}",
                self.describe(&dst),
                self.describe(&src),
                self.ty_str(dst_elem),
                self.ty_str(src_elem)
            );
            self.error_op(&dst, "InvalidCopy", message);
            return Operand::invalid(e);
        }
        int
    }

    fn make(&mut self, e: &'a Expr, args: &'a [Expr]) -> Operand<'a> {
        let ty = self.var_type(&args[0]);
        let sizes = &args[1..];
        if !self.valid(ty) {
            for size in sizes {
                self.use_expr(size);
            }
            return Operand::invalid(e);
        }
        let common = self.common_under(ty, |check, t| match t.map(|t| check.under(t)) {
            Some(Type::Slice(_) | Type::Map { .. } | Type::Chan { .. }) => None,
            Some(_) => Some("type must be slice, map, or channel".into()),
            None => Some("no specific type".into()),
        });
        let min = match common {
            Ok(under) if matches!(self.info.types.get(under), Type::Slice(_)) => 2,
            Ok(_) => 1,
            Err(cause) => {
                let text = expr_str(&args[0]);
                let message = format!("invalid argument: cannot make {text}: {cause}");
                self.error_at(&args[0], "InvalidMake", message);
                for size in sizes {
                    self.use_expr(size);
                }
                return Operand::invalid(e);
            }
        };
        if args.len() < min || args.len() > min + 1 {
            let message = format!(
                "invalid operation: {} expects {min} or {} arguments; found {}",
                expr_str(e),
                min + 1,
                args.len()
            );
            self.error_at(e, "WrongArgCount", message);
            for size in sizes {
                self.use_expr(size);
            }
            return Operand::invalid(e);
        }
        let mut known = Vec::new();
        for size in sizes {
            let mut x = self.value(size);
            // A size may be written 1e3: any constant with an integer value counts.
            if !x.is_invalid() && self.valid_size(&mut x) {
                known.extend(
                    x.value
                        .as_ref()
                        .and_then(Const::to_int)
                        .and_then(|i| i.to_i64()),
                );
            }
        }
        if known.len() == 2 && known[0] > known[1] {
            let message = "invalid argument: length and capacity swapped";
            self.error_at(&sizes[0], "SwappedMakeArgs", message);
        }
        Operand::new(Kind::Value, ty, e)
    }

    fn valid_size(&mut self, x: &mut Operand<'a>) -> bool {
        self.valid_index(x, "index")
    }

    fn min_max(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        mut values: Vec<Operand<'a>>,
    ) -> Operand<'a> {
        for value in &values {
            if !self.is_ordered(value.ty) {
                let message = format!(
                    "invalid argument: {} cannot be ordered",
                    self.describe(value)
                );
                self.error_op(value, "InvalidMinMaxOperand", message);
                return Operand::invalid(e);
            }
        }
        let op = if builtin == Builtin::Min {
            BinaryOp::Lt
        } else {
            BinaryOp::Gt
        };
        let mut x = values[0].clone();
        for i in 1..values.len() {
            let mut a = values[i].clone();
            let before = self.diagnostics.len();
            self.match_types(&mut x, &mut a);
            if x.is_invalid() {
                if self.diagnostics.len() == before {
                    self.report_min_max(&values[0], &values[i]);
                }
                return Operand::invalid(e);
            }
            if !self.identical(x.ty, a.ty) {
                self.report_min_max(&x, &a);
                return Operand::invalid(e);
            }
            match (&x.value, &a.value) {
                (Some(b), Some(v)) => {
                    if compare(op, v, b) == Some(true) {
                        x.value = a.value.clone();
                    }
                }
                _ => {
                    x.kind = Kind::Value;
                    x.value = None;
                }
            }
            values[i] = a;
        }
        if x.kind != Kind::Const {
            x.kind = Kind::Value;
            x.value = None;
            // The arguments are computed at run time, each with the result's type.
            let ty = self.default_type(x.ty);
            for value in &values {
                if value.expr.is_some_and(|v| self.untyped.contains_key(&v.id)) {
                    self.update_type(value.expr, ty, true);
                }
            }
            x.ty = ty;
        }
        x.expr = Some(e);
        x
    }

    fn report_min_max(&mut self, x: &Operand<'a>, a: &Operand<'a>) {
        let text = a.expr.map(expr_str).unwrap_or_default();
        let message = format!(
            "invalid argument: mismatched types {} (previous argument) and {} (type of {text})",
            self.ty_str(x.ty),
            self.ty_str(a.ty)
        );
        self.error_op(a, "MismatchedTypes", message);
    }
}
