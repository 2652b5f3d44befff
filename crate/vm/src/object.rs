//! The shapes of heap objects.
//!
//! A reference is the address of an object's slot 0; the header word lies 8 bytes before it:
//! layout in the low half, element count in the high half. Every shape is immutable once it is
//! published, but for the memory of variables, arrays, maps and native objects, so a race gives a wrong
//! value and never an invalid one.
//!
//! | layout | slot 0 | slot 1 | slot 2 | slot 3 |
//! |---|---|---|---|---|
//! | STRING | address of the first byte | length in bytes | bytes, where they are its own | |
//! | SLICE | address of element 0 | length | capacity | element size in bytes |
//! | IFACE | type index | payload in register form … | | |
//! | CLOSURE | function index | captured slots … | | |
//! | NATIVE | native kind | the host's own … | | |
//!
//! Strings and slices may point into other objects: the collector resolves interior addresses.
//! The functions here take references that are not nil unless they say otherwise.

use crate::mem;

/// A slice's header, read once. All zero for a nil slice.
#[derive(Clone, Copy, Debug, Default)]
pub struct SliceParts {
    pub data: u64,
    pub len: u64,
    pub cap: u64,
    /// Bytes an element: 1 for packed ones, else a multiple of 8.
    pub elem: u64,
}

/// The bytes of a string value; a nil reference is the empty string.
///
/// # Safety
/// `s` is 0 or a STRING object's reference, and no collection runs while the result lives (collections run
/// only at safepoints).
#[inline]
pub unsafe fn str_bytes<'a>(s: u64) -> &'a [u8] {
    if s == 0 {
        return &[];
    }
    // SAFETY: a STRING object is immutable, and its two words describe live bytes.
    unsafe {
        let (data, len) = (mem::load(s), mem::load(s + 8));
        // A racing goroutine may see a new header before its words: zeros.
        if data == 0 || len == 0 {
            return &[];
        }
        std::slice::from_raw_parts(data as usize as *const u8, len as usize)
    }
}

/// # Safety
/// `s` is 0 or a SLICE object's reference.
#[inline(always)]
pub unsafe fn slice_parts(s: u64) -> SliceParts {
    if s == 0 {
        return SliceParts::default();
    }
    // SAFETY: a SLICE object has four slots.
    unsafe {
        SliceParts {
            data: mem::load(s),
            len: mem::load(s + 8),
            cap: mem::load(s + 16),
            elem: mem::load(s + 24),
        }
    }
}

/// The dynamic type's index and the payload's address; none for a nil interface.
///
/// # Safety
/// `i` is 0 or an IFACE object's reference.
#[inline(always)]
pub unsafe fn iface_parts(i: u64) -> Option<(u32, u64)> {
    if i == 0 {
        return None;
    }
    // SAFETY: an IFACE object has at least one slot.
    Some((unsafe { mem::load(i) } as u32, i + 8))
}

/// The element count in the header of the object at `addr`; 0 for a header that a racing goroutine sees before
/// it is written.
///
/// # Safety
/// `addr` is an object's reference (slot 0).
#[inline(always)]
pub unsafe fn count(addr: u64) -> u64 {
    // SAFETY: the header is the word before slot 0.
    unsafe { mem::load(addr - 8) >> 32 }
}
