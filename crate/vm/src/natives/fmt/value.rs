//! Values in memory, seen through their run-time types.

use crate::host::Host;
use crate::image::Image;
use crate::{mem, object};
use golang::bytecode::{Kind, RType, TypeIx};

/// A value in memory form at `addr` (0: the type's zero value).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Val {
    pub(crate) ty: TypeIx,
    pub(crate) addr: u64,
    /// The interface that holds it, where it came out of one.
    pub(crate) iface: Option<u64>,
    /// Reached through an unexported field: its methods are not called.
    pub(crate) hidden: bool,
    /// It is an unexported embedded field itself: hidden, but its exported fields are not.
    pub(crate) hidden_embedded: bool,
}

impl Val {
    /// What a non-nil interface holds.
    ///
    /// # Safety
    /// `iface` is 0 or an IFACE object's reference.
    pub(crate) unsafe fn of_iface<H: Host>(image: &Image<H>, iface: u64) -> Option<Val> {
        // SAFETY: the caller's promise.
        let (ty, payload) = unsafe { object::iface_parts(iface) }?;
        // SAFETY: the payload is a value of that type in register form.
        let mut val = unsafe { Val::of_regs(image, ty, payload) };
        val.iface = Some(iface);
        Some(val)
    }

    /// The value whose register form stands at `regs`.
    ///
    /// # Safety
    /// `regs` is the address of as many slots as the type's register form takes.
    pub(crate) unsafe fn of_regs<H: Host>(image: &Image<H>, ty: TypeIx, regs: u64) -> Val {
        let addr = if image.ty(ty).repr.by_ref {
            // SAFETY: the caller's promise.
            unsafe { mem::load(regs) }
        } else {
            regs
        };
        Val::at(ty, addr)
    }

    pub(crate) fn at(ty: TypeIx, addr: u64) -> Val {
        Val {
            ty,
            addr,
            iface: None,
            hidden: false,
            hidden_embedded: false,
        }
    }

    /// A part of this value, hidden if this is.
    fn part(&self, ty: TypeIx, addr: u64) -> Val {
        Val {
            hidden: self.hidden || self.hidden_embedded,
            ..Val::at(ty, addr)
        }
    }

    pub(crate) fn can_call(&self) -> bool {
        !self.hidden && !self.hidden_embedded
    }

    /// The value's one slot; for bytes and bools, which may be packed, the byte.
    pub(crate) fn word<H: Host>(&self, image: &Image<H>) -> u64 {
        if self.addr == 0 {
            return 0;
        }
        match image.ty(self.ty).kind {
            // SAFETY: a Val's address is that of a value of its type in a live object.
            Kind::Bool | Kind::Uint8 => u64::from(unsafe { mem::load8(self.addr) }),
            // SAFETY: as above; the type has a slot.
            _ => unsafe { mem::load(self.addr) },
        }
    }

    /// Bytes that the value takes in memory.
    pub(crate) fn bytes_in_memory<H: Host>(&self, image: &Image<H>) -> u64 {
        let ty = image.ty(self.ty);
        match ty.kind {
            Kind::Bool | Kind::Uint8 => 1,
            _ => 8 * u64::from(ty.repr.slots),
        }
    }

    /// Slot `i` of the value.
    pub(crate) fn slot(&self, i: u64) -> u64 {
        if self.addr == 0 {
            0
        } else {
            // SAFETY: as in `word`; the callers know the type has the slot.
            unsafe { mem::load(self.addr + 8 * i) }
        }
    }

    pub(crate) fn bytes<H: Host>(&self, image: &Image<H>) -> &'static [u8] {
        // SAFETY: a string's slot is 0 or a STRING object; natives finish before a collection runs.
        unsafe { object::str_bytes(self.word(image)) }
    }

    pub(crate) fn field(&self, ty: &RType, i: usize) -> Val {
        let field = &ty.fields[i];
        let addr = if self.addr == 0 {
            0
        } else {
            self.addr + 8 * u64::from(field.offset)
        };
        let mut val = Val {
            hidden: self.hidden,
            ..Val::at(field.ty, addr)
        };
        if !field.exported {
            if field.embedded {
                val.hidden_embedded = true;
            } else {
                val.hidden = true;
            }
        }
        val
    }

    /// What an interface value holds; none if it is nil.
    pub(crate) fn inside<H: Host>(&self, image: &Image<H>) -> Option<Val> {
        // SAFETY: an interface's slot is 0 or an IFACE object.
        let mut val = unsafe { Val::of_iface(image, self.word(image)) }?;
        val.hidden = self.hidden || self.hidden_embedded;
        Some(val)
    }

    /// What a pointer points at; none if it is nil.
    pub(crate) fn pointee<H: Host>(&self, image: &Image<H>) -> Option<Val> {
        let addr = self.word(image);
        let elem = image.ty(self.ty).elem?;
        (addr != 0).then(|| self.part(elem, addr))
    }

    /// The elements of an array or slice: how many, and where.
    pub(crate) fn elements<H: Host>(&self, image: &Image<H>) -> Elements {
        let ty = image.ty(self.ty);
        let elem = ty.elem.unwrap_or(self.ty);
        let mut first = self.part(elem, 0);
        if ty.kind == Kind::Slice {
            // SAFETY: a slice's slot is 0 or a SLICE object.
            let parts = unsafe { object::slice_parts(self.word(image)) };
            first.addr = parts.data;
            return Elements {
                first,
                count: parts.len,
                stride: parts.elem,
            };
        }
        first.addr = self.addr;
        let elem = image.ty(elem);
        let stride = match elem.kind {
            Kind::Bool | Kind::Uint8 => 1,
            _ => 8 * u64::from(elem.repr.slots),
        };
        Elements {
            first,
            count: ty.len,
            stride,
        }
    }

    /// The entries of a map: key and value registers.
    pub(crate) fn entries<H: Host>(&self, image: &Image<H>) -> Vec<(Vec<u64>, Vec<u64>)> {
        // SAFETY: a map's slot is 0 or a MAP object.
        unsafe { crate::map::entries(image, self.word(image)) }
    }

    /// A key or value of `entries`, which must outlive it.
    pub(crate) fn of_entry<H: Host>(&self, image: &Image<H>, ty: TypeIx, regs: &[u64]) -> Val {
        let val = if regs.is_empty() {
            Val::at(ty, 0)
        } else {
            // SAFETY: the entry holds the type's register form.
            unsafe { Val::of_regs(image, ty, regs.as_ptr() as u64) }
        };
        self.part(ty, val.addr)
    }

    /// The register form, for a new interface value. By-reference values are not copied.
    pub(crate) fn regs<H: Host>(&self, image: &Image<H>) -> Vec<u64> {
        let repr = image.ty(self.ty).repr;
        if repr.by_ref {
            return vec![self.addr];
        }
        match repr.regs {
            0 => Vec::new(),
            1 => vec![self.word(image)],
            n => (0..u64::from(n)).map(|i| self.slot(i)).collect(),
        }
    }
}

/// The elements of an array or slice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elements {
    first: Val,
    pub(crate) count: u64,
    stride: u64,
}

impl Elements {
    pub(crate) fn get(&self, i: u64) -> Val {
        let addr = if self.first.addr == 0 {
            0
        } else {
            self.first.addr + i * self.stride
        };
        Val { addr, ..self.first }
    }

    /// Where they are, and how many bytes.
    pub(crate) fn memory(&self) -> (u64, u64) {
        (self.first.addr, self.count * self.stride)
    }

    /// The bytes of a packed sequence. A copy: other goroutines may write to it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let byte = |i| match self.first.addr {
            0 => 0,
            // SAFETY: element i of a live packed array.
            addr => unsafe { mem::load8(addr + i) },
        };
        (0..self.count).map(byte).collect()
    }
}
