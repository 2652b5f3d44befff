//! How types lie in registers and memory: [`Repr`]s and [`Layout`]s.

use super::Module;
use crate::bytecode::op::APPEND_BY_REF;
use crate::bytecode::*;
use crate::check::types::{Basic, Type, TypeId};

/// Beyond this a type's size is refused.
const MAX_SLOTS: u64 = 1 << 27;

/// More references than that one type's memory does not hold: a layout lists them.
const MAX_REFS: u64 = 1 << 22;

impl Module<'_> {
    pub(super) fn under(&self, ty: TypeId) -> &Type {
        self.types.underlying(ty)
    }

    /// The basic type beneath; `Invalid` where there is none. Untyped kinds give their default.
    pub(super) fn basic(&self, ty: TypeId) -> Basic {
        match self.under(ty) {
            Type::Basic(Basic::UntypedBool) => Basic::Bool,
            Type::Basic(Basic::UntypedInt) => Basic::Int,
            Type::Basic(Basic::UntypedRune) => Basic::Int32,
            Type::Basic(Basic::UntypedFloat) => Basic::Float64,
            Type::Basic(Basic::UntypedComplex) => Basic::Complex128,
            Type::Basic(Basic::UntypedString) => Basic::String,
            Type::Basic(basic) => *basic,
            _ => Basic::Invalid,
        }
    }

    pub(super) fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Interface(_))
    }

    /// The type a pointer points to.
    pub(super) fn pointee(&self, ty: TypeId) -> Option<TypeId> {
        match self.under(ty) {
            Type::Pointer(elem) => Some(*elem),
            _ => None,
        }
    }

    /// Whether arrays and slices of `elem` are packed bytes.
    pub(super) fn packed(&self, elem: TypeId) -> bool {
        matches!(self.basic(elem), Basic::Uint8 | Basic::Bool)
    }

    pub(super) fn repr(&mut self, ty: TypeId) -> Repr {
        let at = ty.0 as usize;
        if let Some(Some(repr)) = self.reprs.get(at) {
            return *repr;
        }
        let repr = self.find_repr(ty);
        if self.reprs.len() <= at {
            self.reprs.resize(self.types.len().max(at + 1), None);
        }
        self.reprs[at] = Some(repr);
        repr
    }

    fn find_repr(&mut self, ty: TypeId) -> Repr {
        match *self.under(ty) {
            Type::Struct(_) => {
                let (mut slots, mut by_ref) = (0u64, false);
                for i in 0..self.fields(ty) {
                    let field = self.field_type(ty, i);
                    let repr = self.repr(field);
                    slots += u64::from(repr.slots);
                    by_ref |= repr.by_ref;
                }
                let slots = self.check_size(slots);
                by_ref |= slots > MAX_FLAT;
                Repr {
                    slots,
                    regs: if by_ref { 1 } else { slots as u16 },
                    by_ref,
                }
            }
            Type::Array { len, elem } => {
                let slots = if self.packed(elem) {
                    len.div_ceil(8)
                } else {
                    len.saturating_mul(u64::from(self.repr(elem).slots))
                };
                Repr {
                    slots: self.check_size(slots),
                    regs: 1,
                    by_ref: true,
                }
            }
            Type::Tuple(ref types) => {
                let types = types.clone();
                let regs = types.iter().map(|&t| self.repr(t).regs).sum();
                Repr {
                    slots: u32::from(regs),
                    regs,
                    by_ref: false,
                }
            }
            Type::Basic(basic) if basic.is_complex() => Repr {
                slots: 2,
                regs: 2,
                by_ref: false,
            },
            _ => Repr {
                slots: 1,
                regs: 1,
                by_ref: false,
            },
        }
    }

    fn check_size(&mut self, slots: u64) -> u32 {
        if slots > MAX_SLOTS {
            let pos = self.last_line.0;
            self.unsupported(pos, "a type of a gigabyte and more");
            return 1;
        }
        slots as u32
    }

    pub(super) fn is_reference(&self, ty: TypeId) -> bool {
        match self.under(ty) {
            Type::Basic(basic) => {
                matches!(
                    basic,
                    Basic::String | Basic::UnsafePointer | Basic::UntypedString
                )
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

    /// The slots that hold references in the memory form of `ty` at `base`.
    pub(super) fn memory_refs(&mut self, ty: TypeId, base: u32, refs: &mut Vec<u32>) {
        match *self.under(ty) {
            Type::Struct(_) => {
                let mut at = base;
                for i in 0..self.fields(ty) {
                    let field = self.field_type(ty, i);
                    self.memory_refs(field, at, refs);
                    at += self.repr(field).slots;
                }
            }
            Type::Array { len, elem } if !self.packed(elem) => {
                let slots = self.repr(elem).slots;
                let mut one = Vec::new();
                self.memory_refs(elem, 0, &mut one);
                let all = len.saturating_mul(one.len() as u64);
                if all > MAX_REFS {
                    let pos = self.last_line.0;
                    self.unsupported(pos, "an array of more than four million references");
                } else if all > 0 {
                    for i in 0..len as u32 {
                        refs.extend(one.iter().map(|r| base + i * slots + r));
                    }
                }
            }
            Type::Array { .. } => {}
            _ if self.is_reference(ty) => refs.push(base),
            _ => {}
        }
    }

    /// The same of the register form.
    fn register_refs(&mut self, ty: TypeId, base: u32, refs: &mut Vec<u32>) {
        if self.repr(ty).by_ref {
            refs.push(base);
        } else {
            self.memory_refs(ty, base, refs);
        }
    }

    pub(super) fn intern_layout(&mut self, layout: Layout) -> LayoutIx {
        if let Some(&ix) = self.layouts.get(&layout) {
            return ix;
        }
        let ix = self.program.layouts.len() as LayoutIx;
        self.program.layouts.push(layout.clone());
        self.layouts.insert(layout, ix);
        ix
    }

    /// The layout of one value in memory.
    pub(super) fn layout(&mut self, ty: TypeId) -> LayoutIx {
        let slots = self.repr(ty).slots;
        let mut refs = Vec::new();
        self.memory_refs(ty, 0, &mut refs);
        self.intern_layout(Layout { slots, refs })
    }

    /// The layout of a variable's own object: never empty, so that it has an address.
    pub(super) fn object_layout(&mut self, ty: TypeId) -> LayoutIx {
        if self.repr(ty).slots == 0 {
            LAYOUT_WORDS
        } else {
            self.layout(ty)
        }
    }

    /// The layout of a slice's element.
    pub(super) fn elem_layout(&mut self, elem: TypeId) -> LayoutIx {
        if self.packed(elem) {
            LAYOUT_BYTES
        } else {
            self.layout(elem)
        }
    }

    /// What `Append` is told of an element's registers.
    pub(super) fn append_width(&mut self, elem: TypeId) -> u16 {
        let repr = self.repr(elem);
        if repr.by_ref {
            repr.regs | APPEND_BY_REF
        } else {
            repr.regs
        }
    }

    /// The layout of a map's entry: hash word, key registers, value registers.
    pub(super) fn entry_layout(&mut self, key: TypeId, value: TypeId) -> LayoutIx {
        let mut refs = Vec::new();
        self.register_refs(key, 1, &mut refs);
        let at = 1 + u32::from(self.repr(key).regs);
        self.register_refs(value, at, &mut refs);
        let slots = at + u32::from(self.repr(value).regs);
        self.intern_layout(Layout { slots, refs })
    }

    /// The offset in slots of a struct's field, and its type.
    pub(super) fn field(&mut self, ty: TypeId, index: u32) -> (u32, TypeId) {
        let mut offset = 0;
        for i in 0..index {
            let before = self.field_type(ty, i);
            offset += self.repr(before).slots;
        }
        (offset, self.field_type(ty, index))
    }

    /// How many fields a struct has.
    fn fields(&self, ty: TypeId) -> u32 {
        match self.under(ty) {
            Type::Struct(fields) => fields.len() as u32,
            _ => 0,
        }
    }

    /// The type of a struct's field; of anything else, its own.
    fn field_type(&self, ty: TypeId, index: u32) -> TypeId {
        match self.under(ty) {
            Type::Struct(fields) => fields.get(index as usize).map_or(ty, |f| f.ty),
            _ => ty,
        }
    }
}
