//! Strings: joining, converting, runes.

use crate::fault::Fault;
use crate::heap::Mutator;
use crate::natives::utf8;
use crate::{mem, object};

/// The concatenation of strings; one that is the whole result is given back itself.
///
/// # Safety
/// All are strings.
pub(crate) unsafe fn concat(heap: &mut Mutator, parts: &[u64]) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    let bytes = |s: u64| unsafe { object::str_bytes(s) };
    let len: usize = parts.iter().map(|&s| bytes(s).len()).sum();
    if let Some(&whole) = parts.iter().find(|&&s| bytes(s).len() == len) {
        return Ok(whole);
    }
    heap.new_string_with(len, |to| {
        let mut at = 0;
        for &s in parts {
            let from = bytes(s);
            to[at..at + from.len()].copy_from_slice(from);
            at += from.len();
        }
    })
}

/// The rune at byte `i`, and the index after it. Past the end: the replacement character.
///
/// # Safety
/// `s` is a string.
pub(crate) unsafe fn rune_at(s: u64, i: u64) -> (u64, u64) {
    // SAFETY: the caller's promise.
    let bytes = unsafe { object::str_bytes(s) };
    let rest = usize::try_from(i)
        .ok()
        .and_then(|i| bytes.get(i..))
        .unwrap_or(&[]);
    match rest.first() {
        Some(&byte) if byte < 0x80 => (u64::from(byte), i + 1),
        _ => {
            let (rune, size) = utf8::decode(rest);
            (i64::from(rune) as u64, i.wrapping_add(size.max(1) as u64))
        }
    }
}

/// string(rune)
pub(crate) fn from_rune(heap: &mut Mutator, rune: u64) -> Result<u64, Fault> {
    let mut bytes = Vec::with_capacity(4);
    utf8::push(
        &mut bytes,
        i32::try_from(rune as i64).unwrap_or(utf8::RUNE_ERROR),
    );
    heap.new_string(&bytes)
}

/// string([]byte)
///
/// # Safety
/// `s` is 0 or a slice of bytes.
pub(crate) unsafe fn from_bytes(heap: &mut Mutator, s: u64) -> Result<u64, Fault> {
    // SAFETY: the caller's promise; another goroutine may write the bytes meanwhile, so no Rust slice of them is made.
    unsafe {
        let parts = object::slice_parts(s);
        heap.new_string_with(parts.len as usize, |to| {
            let from = parts.data as usize as *const u8;
            std::ptr::copy_nonoverlapping(from, to.as_mut_ptr(), to.len());
        })
    }
}

/// string([]rune)
///
/// # Safety
/// `s` is 0 or a slice of runes.
pub(crate) unsafe fn from_runes(heap: &mut Mutator, s: u64) -> Result<u64, Fault> {
    let mut bytes = Vec::new();
    // SAFETY: the caller's promise.
    unsafe {
        let parts = object::slice_parts(s);
        for i in 0..parts.len {
            utf8::push(&mut bytes, mem::load(parts.data + 8 * i) as i64 as i32);
        }
    }
    heap.new_string(&bytes)
}

/// []rune(string)
///
/// # Safety
/// `s` is a string.
pub(crate) unsafe fn to_runes(heap: &mut Mutator, s: u64) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { object::str_bytes(s) };
    let runes: Vec<u64> = utf8::runes(bytes)
        .map(|(_, rune, _)| i64::from(rune) as u64)
        .collect();
    heap.new_words(&runes, false)
}
