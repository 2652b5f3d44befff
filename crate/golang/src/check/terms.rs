//! Assignments and conversions where one side is a type parameter: all its types must agree.

use super::checker::Checker;
use super::constant::represent;
use super::operand::Operand;
use super::types::*;

impl<'a> Checker<'a> {
    /// Whether each type of a type parameter is assignable to the target, or the value to each, where
    /// the other side is a type literal.
    pub(super) fn assignable_by_terms(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(), Option<String>> {
        let named = (self.is_named_or_basic(x.ty), self.is_named_or_basic(target));
        let from = if self.is_type_param(target) && !named.0 {
            false
        } else if self.is_type_param(x.ty) && !named.1 {
            true
        } else {
            return Err(None);
        };
        let param = if from { x.ty } else { target };
        let list = self.specific(param);
        if list.is_empty() {
            return Err(None);
        }
        for t in list {
            let (value, to) = match from {
                true => (Operand { ty: t, ..x.clone() }, target),
                false => (x.clone(), t),
            };
            if let Err(cause) = self.assignable(&value, to) {
                let (v, t, p) = (self.ty_str(value.ty), self.ty_str(to), self.ty_str(param));
                let mut text = match from {
                    true => format!("cannot assign {v} (in {p}) to {t}"),
                    false => format!("cannot assign {v} to {t} (in {p})"),
                };
                if let Some(cause) = cause {
                    text = format!("{text}\n\t{cause}");
                }
                return Err(Some(text));
            }
        }
        Ok(())
    }

    /// Whether a constant converts to each type of a type parameter.
    pub(super) fn const_to_param(&mut self, x: &Operand<'a>, target: TypeId) -> Result<(), String> {
        let list = self.specific(target);
        let param = self.ty_str(target);
        if list.is_empty() {
            return Err(format!("{param} does not contain specific types"));
        }
        for t in list {
            if self.is_string(x.ty) && self.is_bytes_or_runes(t) {
                continue;
            }
            let (Some(value), Some(basic)) = (&x.value, self.basic(t)) else {
                let (what, t) = (self.describe(x), self.under_str(t));
                return Err(format!("cannot convert {what} to type {t} (in {param})"));
            };
            let value = value.clone();
            if represent(&value, basic).is_some() || self.is_integer(x.ty) && basic.is_string() {
                continue;
            }
            let under = self.under_str(t);
            if self.is_integer(x.ty) && basic.is_integer() {
                return Err(format!("constant {value} overflows {under} (in {param})"));
            }
            let what = self.describe(x);
            return Err(format!(
                "cannot convert {what} to type {under} (in {param})"
            ));
        }
        Ok(())
    }

    fn under_str(&self, ty: TypeId) -> String {
        self.ty_str(self.info.types.underlying_id(ty))
    }

    /// Whether each type of the type parameters converts.
    pub(super) fn convertible_terms(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
        from: bool,
        to: bool,
        cause: Option<String>,
    ) -> Result<(), Option<String>> {
        let sources = self.specific(x.ty);
        let targets = self.specific(target);
        if sources.is_empty() || targets.is_empty() {
            return Err(cause);
        }
        for &v in &sources {
            for &t in &targets {
                let value = Operand { ty: v, ..x.clone() };
                let Err(cause) = self.convertible(&value, t) else {
                    continue;
                };
                let side = |check: &Self, ty, whole, param| match param {
                    true => format!("{} (in {})", check.ty_str(ty), check.ty_str(whole)),
                    false => check.ty_str(ty),
                };
                let mut text = format!(
                    "cannot convert {} to type {}",
                    side(self, v, x.ty, from),
                    side(self, t, target, to)
                );
                if let Some(cause) = cause {
                    text = format!("{text}\n\t{cause}");
                }
                return Err(Some(text));
            }
        }
        Ok(())
    }
}
