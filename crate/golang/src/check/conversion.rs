//! Which values go into which types: assignability, explicit conversion, untyped conversion.

use super::checker::Checker;
use super::constant::{Const, represent};
use super::operand::{Kind, Operand};
use super::types::*;
use crate::syntax::ast::ChanDir;

/// Why a constant or untyped value does not convert.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    Truncated,
    Overflow,
    Other,
}

impl<'a> Checker<'a> {
    /// Whether `x` may be assigned to a `target`; if not, the reason (or nothing more to say).
    pub(super) fn assignable(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(), Option<String>> {
        if x.is_invalid() || !self.valid(x.ty) || !self.valid(target) {
            return Ok(());
        }
        if self.identical(x.ty, target) {
            return Ok(());
        }
        let (v_param, t_param) = (self.is_type_param(x.ty), self.is_type_param(target));
        if self.is_untyped(x.ty) {
            return self.implicit(x, target).map(|_| ()).map_err(|_| None);
        }
        let v_under = self.info.types.underlying_id(x.ty);
        let t_under = self.info.types.underlying_id(target);
        let named = |check: &Self, t| check.is_named_or_basic(t);
        let one_unnamed = !named(self, x.ty) || !named(self, target);
        if one_unnamed && !v_param && !t_param && self.identical(v_under, t_under) {
            return Ok(());
        }
        if self.is_interface(target) {
            let literal = self.unalias(target);
            match self.implements(x.ty, literal) {
                Ok(()) => return Ok(()),
                Err(cause) if !v_param => return Err(Some(cause)),
                Err(_) => {}
            }
        }
        if let Some(elem) = self.pointee(t_under)
            && self.is_interface(elem)
        {
            let (v, t) = (self.ty_str(x.ty), self.ty_str(target));
            let cause = format!("type {t} is pointer to interface, not interface");
            return Err(Some(format!("{v} does not implement {t} ({cause})")));
        }
        if self.is_interface(x.ty) && self.implements(target, x.ty).is_ok() {
            return Err(Some("need type assertion".into()));
        }
        let chans = (
            self.info.types.get(v_under).clone(),
            self.info.types.get(t_under).clone(),
        );
        if let (
            Type::Chan {
                dir: ChanDir::Both,
                elem: v,
            },
            Type::Chan { elem: t, .. },
        ) = chans
            && one_unnamed
            && self.identical(v, t)
        {
            return Ok(());
        }
        self.assignable_by_terms(x, target)
    }

    /// Assigns `x` to a variable of type `target` (none: `_` or a variable without type) in `context`,
    /// giving an untyped `x` its type; reports and invalidates `x` where that cannot be.
    pub(super) fn assign(&mut self, x: &mut Operand<'a>, target: Option<TypeId>, context: &str) {
        self.single_value(x);
        self.non_generic(x, target.map(|t| (t, context)));
        if x.is_invalid() {
            return;
        }
        if matches!(x.kind, Kind::NoValue | Kind::Builtin(_) | Kind::Type) {
            let (what, t) = (self.describe(x), target.unwrap_or(super::operand::INVALID));
            let message = format!("cannot assign {what} to {} in {context}", self.ty_str(t));
            self.error_op(x, "IncompatibleAssign", message);
            x.invalidate();
            return;
        }
        if self.is_untyped(x.ty) {
            if x.is_nil() {
                match target {
                    None => {
                        let message = format!("use of untyped nil in {context}");
                        self.error_op(x, "UntypedNilUse", message);
                        x.invalidate();
                    }
                    Some(t) if !self.has_nil(t) => self.refuse_assign(x, t, context, None),
                    Some(t) => {
                        x.ty = t;
                        self.update_type(x.expr, t, true);
                    }
                }
                return;
            }
            let wanted = match target {
                Some(t) if !self.is_interface(t) => t,
                _ => self.default_type(x.ty),
            };
            match self.implicit(x, wanted) {
                Err(refusal) => {
                    let suffix = match refusal {
                        Refusal::Truncated => " (truncated)",
                        Refusal::Overflow => " (overflows)",
                        Refusal::Other => "",
                    };
                    let code = match refusal {
                        Refusal::Truncated => "TruncatedFloat",
                        Refusal::Overflow => "NumericOverflow",
                        Refusal::Other => "IncompatibleAssign",
                    };
                    let (what, t) = (self.describe(x), self.ty_str(wanted));
                    let message = format!("cannot use {what} as {t} value in {context}{suffix}");
                    self.error_op(x, code, message);
                    x.invalidate();
                    return;
                }
                Ok((ty, value)) => {
                    if let Some(value) = value {
                        self.update_value(x.expr, &value);
                        x.value = Some(value);
                    }
                    if ty != x.ty {
                        x.ty = ty;
                        self.update_type(x.expr, ty, false);
                    }
                }
            }
        }
        let Some(target) = target else { return };
        if let Err(cause) = self.assignable(x, target) {
            self.refuse_assign(x, target, context, cause);
        }
    }

    fn refuse_assign(
        &mut self,
        x: &mut Operand<'a>,
        target: TypeId,
        context: &str,
        cause: Option<String>,
    ) {
        let (what, t) = (self.describe(x), self.ty_str(target));
        let mut message = format!("cannot use {what} as {t} value in {context}");
        let code = if self.is_interface(target) {
            "InvalidIfaceAssign"
        } else {
            "IncompatibleAssign"
        };
        if let Some(cause) = cause {
            message = format!("{message}: {cause}");
        }
        self.error_op(x, code, message);
        x.invalidate();
    }

    /// The type and (for constants) value that an untyped `x` takes where `target` is expected.
    pub(super) fn implicit(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(TypeId, Option<Const>), Refusal> {
        if x.is_invalid() || !self.is_untyped(x.ty) || !self.valid(target) {
            return Ok((x.ty, None));
        }
        if self.is_untyped(target) {
            let (Some(a), Some(b)) = (self.basic(x.ty), self.basic(target)) else {
                return Err(Refusal::Other);
            };
            return if a == b {
                Ok((x.ty, None))
            } else if a.is_numeric() && b.is_numeric() {
                Ok((a.max(b).id(), None))
            } else {
                Err(Refusal::Other)
            };
        }
        if x.is_nil() {
            return if self.has_nil(target) {
                Ok((target, None))
            } else {
                Err(Refusal::Other)
            };
        }
        match self.under(target).clone() {
            Type::Basic(basic) => {
                if let (Kind::Const, Some(value)) = (x.kind, &x.value) {
                    return match represent(value, basic) {
                        Some(value) => Ok((target, Some(value))),
                        None => Err(self.refusal(x.ty, basic)),
                    };
                }
                let fits = match self.basic(x.ty) {
                    Some(Basic::UntypedBool) => basic.is_boolean(),
                    Some(Basic::UntypedString) => basic.is_string(),
                    Some(Basic::UntypedNil) | None => false,
                    Some(_) => basic.is_numeric(),
                };
                if fits {
                    Ok((target, None))
                } else {
                    Err(Refusal::Other)
                }
            }
            Type::Interface(iface) if iface.methods.is_empty() => {
                Ok((self.default_type(x.ty), None))
            }
            Type::TypeParam(_) => {
                // Each of the types must take it; the constant then is no constant any more.
                let fits = self.under_is(target, |check, t| check.implicit(x, t).is_ok());
                match fits {
                    true => Ok((target, None)),
                    false => Err(Refusal::Other),
                }
            }
            _ => Err(Refusal::Other),
        }
    }

    /// Why a constant of type `from` cannot be represented as a `basic`.
    fn refusal(&mut self, from: TypeId, basic: Basic) -> Refusal {
        if !self.is_numeric(from) || !basic.is_numeric() {
            Refusal::Other
        } else if !self.is_integer(from) && basic.is_integer() {
            Refusal::Truncated
        } else {
            Refusal::Overflow
        }
    }

    /// Converts an untyped `x` to `target`, or reports and invalidates it.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'a>, target: TypeId) {
        match self.implicit(x, target) {
            Err(refusal) => {
                let target = self.spelled_underlying(target);
                self.report_refusal(x, target, refusal);
                x.invalidate();
            }
            Ok((ty, value)) => {
                if let Some(value) = value {
                    self.update_value(x.expr, &value);
                    x.value = Some(value);
                }
                if ty != x.ty {
                    x.ty = ty;
                    self.update_type(x.expr, ty, false);
                }
            }
        }
    }

    /// The underlying type, but `byte` and `rune` as they are written.
    pub(super) fn spelled_underlying(&self, ty: TypeId) -> TypeId {
        if ty == self.byte_type || ty == self.rune_type {
            ty
        } else {
            self.info.types.underlying_id(ty)
        }
    }

    pub(super) fn report_refusal(&mut self, x: &Operand<'a>, target: TypeId, refusal: Refusal) {
        let (what, t) = (self.describe(x), self.ty_str(target));
        let (code, message) = match refusal {
            Refusal::Truncated => ("TruncatedFloat", format!("{what} truncated to {t}")),
            Refusal::Overflow => ("NumericOverflow", format!("{what} overflows {t}")),
            Refusal::Other => (
                "InvalidUntypedConversion",
                format!("cannot convert {what} to type {t}"),
            ),
        };
        self.error_op(x, code, message);
    }

    /// Makes a constant `x` representable in `basic`, or reports.
    pub(super) fn make_representable(&mut self, x: &mut Operand<'a>, basic: Basic) {
        let Some(value) = &x.value else { return };
        match represent(value, basic) {
            Some(value) => x.value = Some(value),
            None => {
                let refusal = self.refusal(x.ty, basic);
                self.report_refusal(x, basic.id(), refusal);
                x.invalidate();
            }
        }
    }

    /// The conversion `target(x)`; `x` becomes its result.
    pub(super) fn convert(&mut self, x: &mut Operand<'a>, target: TypeId) {
        if !self.valid(target) {
            x.invalidate();
            return;
        }
        let from_const = x.is_const();
        let to_const = self.is_const_type(target);
        let mut ok = false;
        let mut cause = String::new();
        if let (true, true, Some(value), Some(basic)) =
            (from_const, to_const, x.value.clone(), self.basic(target))
        {
            if let Some(value) = represent(&value, basic) {
                x.value = Some(value);
                ok = true;
            } else if self.is_integer(x.ty) && basic.is_string() {
                x.value = Some(code_point(&value));
                ok = true;
            } else if self.is_integer(x.ty) && basic.is_integer() {
                let message = format!("constant {value} overflows {}", self.ty_str(target));
                let expr = x.expr;
                self.error_op(x, "InvalidConversion", message);
                self.update_default(expr);
                x.invalidate();
                return;
            }
        } else if from_const && self.is_type_param(target) {
            match self.const_to_param(x, target) {
                Ok(()) => {
                    ok = true;
                    x.kind = Kind::Value;
                    x.value = None;
                }
                Err(reason) => cause = format!(": {reason}"),
            }
        } else {
            match self.convertible(x, target) {
                Ok(()) => {
                    ok = true;
                    x.kind = Kind::Value;
                    x.value = None;
                }
                Err(reason) => {
                    if let Some(reason) = reason {
                        cause = format!(": {reason}");
                    }
                }
            }
        }
        if !ok {
            let mut shown = x.clone();
            if from_const && self.is_type_param(target) {
                // By then it is no constant any more, in gc's eyes.
                (shown.kind, shown.value) = (Kind::Value, None);
            }
            let message = format!(
                "cannot convert {} to type {}{cause}",
                self.describe(&shown),
                self.ty_str(target)
            );
            self.error_op(x, "InvalidConversion", message);
            x.invalidate();
            return;
        }
        if self.is_untyped(x.ty) {
            let nil = self.basic(x.ty) == Some(Basic::UntypedNil);
            let last = if nil {
                target
            } else if from_const && to_const && self.is_integer(x.ty) && self.is_string(target) {
                // Any number makes a string; it need not fit an int.
                x.ty
            } else if self.is_interface(target) || from_const && !to_const {
                self.default_type(x.ty)
            } else {
                target
            };
            self.update_type(x.expr, last, true);
        }
        x.ty = target;
    }

    /// Whether a value `x` that is no constant (or `target` no constant type) converts to `target`.
    pub(super) fn convertible(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(), Option<String>> {
        let cause = match self.assignable(x, target) {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        };
        let (v_param, t_param) = (self.is_type_param(x.ty), self.is_type_param(target));
        if v_param || t_param {
            return self.convertible_terms(x, target, v_param, t_param, cause);
        }
        let v = self.info.types.underlying_id(x.ty);
        let t = self.info.types.underlying_id(target);
        if self.identical_ignoring_tags(v, t) {
            return Ok(());
        }
        let unnamed = |check: &Self, ty| check.named_id(ty).is_none();
        if let (Some(v), Some(t)) = (self.pointee(x.ty), self.pointee(target))
            && unnamed(self, x.ty)
            && unnamed(self, target)
        {
            let params = self.is_type_param(v) || self.is_type_param(t);
            let v = self.info.types.underlying_id(v);
            let t = self.info.types.underlying_id(t);
            if !params && self.identical_ignoring_tags(v, t) {
                return Ok(());
            }
        }
        let complex = |check: &Self, t| check.basic(t).is_some_and(Basic::is_complex);
        if self.is_numeric(v) && self.is_numeric(t) && complex(self, v) == complex(self, t) {
            return Ok(());
        }
        if self.converts_unsafely(v, t) {
            return Ok(());
        }
        if self.is_string(t) && (self.is_integer(v) || self.is_bytes_or_runes(v)) {
            return Ok(());
        }
        if self.is_string(v) && self.is_bytes_or_runes(t) {
            return Ok(());
        }
        if let Type::Slice(elem) = *self.under(v) {
            let array = match *self.under(t) {
                Type::Array { elem, .. } => Some(elem),
                Type::Pointer(to) => match *self.under(to) {
                    Type::Array { elem, .. } => Some(elem),
                    _ => None,
                },
                _ => None,
            };
            if let Some(array_elem) = array
                && self.identical(elem, array_elem)
            {
                return Ok(());
            }
        }
        Err(cause)
    }

    fn identical_ignoring_tags(&mut self, a: TypeId, b: TypeId) -> bool {
        if self.identical(a, b) {
            return true;
        }
        let a = self.without_tags(a, 0);
        let b = self.without_tags(b, 0);
        self.identical(a, b)
    }

    /// The type with the tags of its structs removed.
    fn without_tags(&mut self, ty: TypeId, depth: u32) -> TypeId {
        if depth > 20 {
            return ty;
        }
        let depth = depth + 1;
        let stripped = match self.info.types.get(ty).clone() {
            Type::Struct(mut fields) => {
                for field in &mut fields {
                    field.tag = None;
                    field.ty = self.without_tags(field.ty, depth);
                }
                Type::Struct(fields)
            }
            Type::Pointer(t) => Type::Pointer(self.without_tags(t, depth)),
            Type::Slice(t) => Type::Slice(self.without_tags(t, depth)),
            Type::Array { len, elem } => Type::Array {
                len,
                elem: self.without_tags(elem, depth),
            },
            Type::Map { key, value } => Type::Map {
                key: self.without_tags(key, depth),
                value: self.without_tags(value, depth),
            },
            Type::Chan { dir, elem } => Type::Chan {
                dir,
                elem: self.without_tags(elem, depth),
            },
            Type::Func(mut sig) => {
                for t in sig.params.iter_mut().chain(&mut sig.results) {
                    *t = self.without_tags(*t, depth);
                }
                Type::Func(sig)
            }
            Type::Interface(mut iface) => {
                for method in &mut iface.methods {
                    method.sig = self.without_tags(method.sig, depth);
                }
                Type::Interface(iface)
            }
            _ => return ty,
        };
        self.info.types.intern(stripped)
    }
}

/// `string(i)` for a constant integer.
fn code_point(value: &Const) -> Const {
    let code = value.to_int().and_then(|i| u32::try_from(i).ok());
    let c = code
        .and_then(char::from_u32)
        .unwrap_or(char::REPLACEMENT_CHARACTER);
    Const::Str(c.to_string().into_bytes().into())
}
