//! Questions about types.

use super::checker::Checker;
use super::operand::INVALID;
use super::types::*;
use crate::hash::HashSet;

impl Basic {
    /// Integer types, untyped ones included.
    pub fn is_integer(self) -> bool {
        (Basic::Int..=Basic::Uintptr).contains(&self)
            || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    pub fn is_unsigned(self) -> bool {
        (Basic::Uint..=Basic::Uintptr).contains(&self)
    }

    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    pub fn is_complex(self) -> bool {
        matches!(
            self,
            Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex
        )
    }

    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    pub fn is_untyped(self) -> bool {
        self >= Basic::UntypedBool
    }

    /// Types of constants.
    pub fn is_const(self) -> bool {
        self.is_numeric() || self.is_string() || self.is_boolean()
    }
}

impl<'a> Checker<'a> {
    pub(super) fn under(&self, ty: TypeId) -> &Type {
        self.info.types.underlying(ty)
    }

    /// The basic type beneath, if there is one.
    pub(super) fn basic(&self, ty: TypeId) -> Option<Basic> {
        match self.under(ty) {
            Type::Basic(basic) => Some(*basic),
            _ => None,
        }
    }

    /// Whether the basic type beneath passes; of a type parameter, each of its types.
    fn basic_is(&mut self, ty: TypeId, test: impl Fn(Basic) -> bool) -> bool {
        match self.is_type_param(ty) {
            true => self.under_is(ty, |check, t| check.basic(t).is_some_and(&test)),
            false => self.basic(ty).is_some_and(test),
        }
    }

    pub(super) fn is_untyped(&self, ty: TypeId) -> bool {
        matches!(self.info.types.get(ty), Type::Basic(b) if b.is_untyped())
    }

    pub(super) fn is_integer(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, Basic::is_integer)
    }

    pub(super) fn is_numeric(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, Basic::is_numeric)
    }

    pub(super) fn is_string(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, Basic::is_string)
    }

    pub(super) fn is_numeric_or_string(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, |b| b.is_numeric() || b.is_string())
    }

    pub(super) fn is_boolean(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, Basic::is_boolean)
    }

    pub(super) fn is_const_type(&self, ty: TypeId) -> bool {
        self.basic(ty).is_some_and(Basic::is_const)
    }

    pub(super) fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Interface(_))
    }

    /// Integers, floats and strings: what `<` compares.
    pub(super) fn is_ordered(&mut self, ty: TypeId) -> bool {
        self.basic_is(ty, |b| b.is_integer() || b.is_float() || b.is_string())
    }

    pub(super) fn is_bytes_or_runes(&self, ty: TypeId) -> bool {
        match self.under(ty) {
            Type::Slice(elem) => {
                matches!(self.under(*elem), Type::Basic(Basic::Uint8 | Basic::Int32))
            }
            _ => false,
        }
    }

    /// Whether nil is a value of the type.
    pub(super) fn has_nil(&mut self, ty: TypeId) -> bool {
        if self.is_type_param(ty) {
            return self.under_is(ty, |check, t| check.has_nil(t));
        }
        match self.under(ty) {
            Type::Basic(b) => {
                matches!(b, Basic::UnsafePointer | Basic::UntypedNil | Basic::Invalid)
            }
            Type::Pointer(_)
            | Type::Slice(_)
            | Type::Map { .. }
            | Type::Chan { .. }
            | Type::Func(_)
            | Type::Interface(_) => true,
            _ => false,
        }
    }

    /// Why `==` is not defined on the type (an empty text where there is no more to say); none if it
    /// is defined. `dynamic`: on interfaces it is, though it may panic.
    pub(super) fn incomparable(&mut self, ty: TypeId, dynamic: bool) -> Option<String> {
        self.incomparable_within(ty, dynamic, &mut HashSet::new())
    }

    fn incomparable_within(
        &mut self,
        ty: TypeId,
        dynamic: bool,
        seen: &mut HashSet<TypeId>,
    ) -> Option<String> {
        if !seen.insert(ty) {
            return None;
        }
        let constraint = self.type_param(ty).map(|p| self.constraint(p));
        match self.under(ty).clone() {
            Type::Slice(_) | Type::Map { .. } | Type::Func(_) => Some(String::new()),
            Type::Basic(Basic::UntypedNil) => Some(String::new()),
            Type::Struct(fields) => {
                for field in fields {
                    if self.incomparable_within(field.ty, dynamic, seen).is_some() {
                        let text = self.ty_str(field.ty);
                        return Some(format!("struct containing {text} cannot be compared"));
                    }
                }
                None
            }
            Type::Array { elem, .. } => {
                self.incomparable_within(elem, dynamic, seen)?;
                Some(format!("{} cannot be compared", self.ty_str(ty)))
            }
            Type::Interface(_) if dynamic => None,
            Type::Interface(_) | Type::TypeParam(_) => {
                let set = self.type_set(constraint.unwrap_or(ty));
                if set.comparable {
                    return None;
                }
                let Some(terms) = &set.terms else {
                    return Some("incomparable types in type set".into());
                };
                if terms.is_empty() {
                    return Some("empty type set".into());
                }
                let mut terms = terms.iter();
                let bad = terms.any(|t| self.incomparable_within(t.1, false, seen).is_some());
                bad.then(|| "incomparable types in type set".into())
            }
            _ => None,
        }
    }

    /// The type an untyped one takes where nothing else decides.
    pub(super) fn default_type(&self, ty: TypeId) -> TypeId {
        match self.info.types.get(ty) {
            Type::Basic(Basic::UntypedBool) => Basic::Bool.id(),
            Type::Basic(Basic::UntypedInt) => Basic::Int.id(),
            // gc spells it rune here.
            Type::Basic(Basic::UntypedRune) => self.rune_type,
            Type::Basic(Basic::UntypedFloat) => Basic::Float64.id(),
            Type::Basic(Basic::UntypedComplex) => Basic::Complex128.id(),
            Type::Basic(Basic::UntypedString) => Basic::String.id(),
            _ => ty,
        }
    }

    pub(super) fn is_named_or_basic(&self, ty: TypeId) -> bool {
        matches!(
            self.info.types.get(ty),
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_)
        )
    }

    pub(super) fn valid(&self, ty: TypeId) -> bool {
        ty != INVALID
    }

    /// The type a pointer points to.
    pub(super) fn pointee(&self, ty: TypeId) -> Option<TypeId> {
        match self.under(ty) {
            Type::Pointer(elem) => Some(*elem),
            _ => None,
        }
    }

    /// The defined type that `ty` is, alias spellings seen through.
    pub(super) fn named_id(&self, ty: TypeId) -> Option<NamedId> {
        match self.info.types.get(ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }
}
