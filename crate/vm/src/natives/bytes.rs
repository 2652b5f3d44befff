//! Packed bytes in the heap: moving them in and out, and package bytes.

use super::{Entry, native, strings};
use crate::host::Host;
use crate::mem;
use crate::native::NativeCall;
use crate::object::{self, SliceParts};

/// The bytes of a []byte. A copy, because other goroutines may write to it.
pub(super) fn read(parts: SliceParts) -> Vec<u8> {
    let mut out = Vec::with_capacity(parts.len as usize);
    let (mut at, end) = (parts.data, parts.data + parts.len);
    // SAFETY: all addresses are of the slice's own bytes; whole words are read where they are aligned.
    unsafe {
        while at < end && at % 8 != 0 {
            out.push(mem::load8(at));
            at += 1;
        }
        while at + 8 <= end {
            out.extend_from_slice(&mem::load(at).to_le_bytes());
            at += 8;
        }
        while at < end {
            out.push(mem::load8(at));
            at += 1;
        }
    }
    out
}

/// Writes bytes to the heap.
///
/// # Safety
/// `to` is the address of as many bytes inside a live object.
pub(super) unsafe fn write(to: u64, bytes: &[u8]) {
    let head = ((8 - to % 8) % 8).min(bytes.len() as u64) as usize;
    let (first, rest) = bytes.split_at(head);
    let words = rest.chunks_exact(8);
    let mut at = to;
    let singles = |at: &mut u64, bytes: &[u8]| {
        for &b in bytes {
            // SAFETY: the caller's promise.
            unsafe { mem::store8(*at, b) };
            *at += 1;
        }
    };
    singles(&mut at, first);
    let last = words.remainder();
    for word in words {
        let mut buf = [0; 8];
        buf.copy_from_slice(word);
        // SAFETY: the caller's promise; `at` is aligned now.
        unsafe { mem::store(at, u64::from_le_bytes(buf)) };
        at += 8;
    }
    singles(&mut at, last);
}

/// The bytes of the slice in parameter slot `i`.
fn of<H: Host>(call: &mut NativeCall<'_, H>, i: usize) -> Vec<u8> {
    // SAFETY: the checker made the parameter a []byte.
    let parts = unsafe { object::slice_parts(call.arg(i)) };
    call.reads_slice(parts);
    read(parts)
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("bytes.Equal", |call| {
            let same = of(call, 0) == of(call, 1);
            call.done(u64::from(same))
        }),
        native("bytes.Compare", |call| {
            let order = of(call, 0).cmp(&of(call, 1));
            call.done(order as i64 as u64)
        }),
        native("bytes.Index", |call| {
            let at = strings::find(&of(call, 0), &of(call, 1));
            call.done(strings::index(at))
        }),
        native("bytes.IndexByte", |call| {
            let byte = call.arg(1) as u8;
            let at = of(call, 0).iter().position(|&b| b == byte);
            call.done(strings::index(at))
        }),
    ]
    .into_iter()
}
