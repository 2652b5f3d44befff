//! strings.Builder: three slots, (an object of bytes, how many are written, the builder's own address).
//!
//! The object's header says how many bytes it has, so that a builder whose slots do not belong together,
//! because goroutines race, still writes inside its object.

use super::{Entry, bytes, native, nil_dereference, utf8};
use crate::fault::Fault;
use crate::host::Host;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use crate::object;
use golang::bytecode::LAYOUT_BYTES;

const DATA: u64 = 0;
const COUNT: u64 = 8;
const SELF: u64 = 16;

/// Bytes that the first write makes room for.
const SMALLEST: u64 = 32;

/// Capacity of an object of bytes; 0 for none.
///
/// # Safety
/// `data` is 0 or a LAYOUT_BYTES object's reference.
unsafe fn capacity(data: u64) -> u64 {
    if data == 0 {
        0
    } else {
        // SAFETY: the header lies before slot 0, its count in the high half.
        unsafe { mem::load(data - 8) >> 32 }
    }
}

/// The builder's object and how many bytes of it are written.
fn contents(builder: u64) -> (u64, u64) {
    // SAFETY: the parameter is a *strings.Builder that is not nil; its first slot is what `room` stored.
    unsafe {
        let data = mem::load(builder + DATA);
        (data, mem::load(builder + COUNT).min(capacity(data)))
    }
}

/// Makes room for `more` bytes; gives where they go, and what is written before.
fn room<H: Host>(call: &mut NativeCall<'_, H>, more: u64) -> Result<(u64, u64), Fault> {
    let builder = call.arg(0);
    call.writes(builder + DATA, 16);
    // SAFETY: a *strings.Builder, not nil.
    let owner = unsafe { mem::load(builder + SELF) };
    if owner == 0 {
        // SAFETY: as above.
        unsafe { mem::store(builder + SELF, builder) };
    } else if owner != builder {
        return Err(Fault::Message(
            "strings: illegal use of non-zero Builder copied by value".into(),
        ));
    }
    let (data, count) = contents(builder);
    // SAFETY: the slot holds 0 or an object of bytes.
    let room = unsafe { capacity(data) };
    if count + more <= room {
        return Ok((data, count));
    }
    let wanted = (count + more).max(2 * room).max(SMALLEST);
    let grown = call.host.heap().alloc(LAYOUT_BYTES, wanted)?;
    let old = bytes::read(object::SliceParts {
        data,
        len: count,
        cap: count,
        elem: 1,
    });
    // SAFETY: the new object has room for them; the builder is as above.
    unsafe {
        bytes::write(grown, &old);
        mem::store(builder + DATA, grown);
    }
    Ok((grown, count))
}

/// Writes `text` behind the rest. The first result is its length, unless it is the error, which is result
/// `error` and nil.
fn append<H: Host>(call: &mut NativeCall<'_, H>, text: &[u8], error: usize) -> NativeResult {
    if call.arg(0) == 0 {
        return nil_dereference();
    }
    match room(call, text.len() as u64) {
        Ok((data, count)) => {
            // SAFETY: `room` made room behind `count`.
            unsafe {
                bytes::write(data + count, text);
                mem::store(call.arg(0) + COUNT, count + text.len() as u64);
            }
            call.set(0, text.len() as u64);
            call.set(error, 0);
            NativeResult::Done
        }
        Err(fault) => NativeResult::Panic(fault),
    }
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("strings.(*Builder).WriteString", |call| {
            let text = call.arg_str(1);
            append(call, text, 1)
        }),
        native("strings.(*Builder).WriteByte", |call| {
            let byte = call.arg(1) as u8;
            append(call, &[byte], 0)
        }),
        native("strings.(*Builder).WriteRune", |call| {
            let mut text = Vec::with_capacity(4);
            utf8::push(&mut text, call.arg(1) as i32);
            append(call, &text, 1)
        }),
        native("strings.(*Builder).Write", |call| {
            // SAFETY: the parameter is a []byte.
            let parts = unsafe { object::slice_parts(call.arg(1)) };
            call.reads_slice(parts);
            let text = bytes::read(parts);
            append(call, &text, 1)
        }),
        native("strings.(*Builder).grow", |call| {
            if call.arg(0) == 0 {
                return nil_dereference();
            }
            match room(call, call.arg(1)) {
                Ok(_) => NativeResult::Done,
                Err(fault) => NativeResult::Panic(fault),
            }
        }),
        native("strings.(*Builder).String", |call| {
            if call.arg(0) == 0 {
                return nil_dereference();
            }
            call.reads(call.arg(0) + DATA, 16);
            match contents(call.arg(0)) {
                (_, 0) => call.done(0),
                (data, count) => {
                    let made = call.host.heap().new_string_view(data, count);
                    call.done_new(made)
                }
            }
        }),
        native("strings.(*Builder).Cap", |call| {
            if call.arg(0) == 0 {
                return nil_dereference();
            }
            call.reads(call.arg(0) + DATA, 8);
            // SAFETY: as in `contents`.
            let room = unsafe { capacity(contents(call.arg(0)).0) };
            call.done(room)
        }),
    ]
    .into_iter()
}
