//! Package sort: sorting slices of basic types, and swapping elements of any.

use super::{Entry, native};
use crate::fault::Fault;
use crate::host::Host;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use crate::object::{self, SliceParts};
use golang::bytecode::Kind;

/// Sorts a slice of one-slot elements. The slots are copied out and back: other goroutines may write to them.
fn sort<H: Host>(call: &mut NativeCall<'_, H>, sort: impl FnOnce(&mut [u64])) -> NativeResult {
    // SAFETY: the parameter is a slice; its elements take a slot each.
    unsafe {
        let parts = object::slice_parts(call.arg(0));
        let mut words: Vec<u64> = (0..parts.len)
            .map(|i| mem::load(parts.data + 8 * i))
            .collect();
        call.reads_slice(parts);
        let before = if call.host.detects() {
            words.clone()
        } else {
            Vec::new()
        };
        sort(&mut words);
        // What is in its place already is not written.
        let moved = |&i: &usize| before[i] != words[i];
        if let (Some(first), Some(last)) = (
            (0..before.len()).find(moved),
            (0..before.len()).rfind(moved),
        ) {
            call.writes(parts.data + 8 * first as u64, 8 * (last - first + 1) as u64);
        }
        for (i, word) in words.into_iter().enumerate() {
            mem::store(parts.data + 8 * i as u64, word);
        }
    }
    NativeResult::Done
}

fn ints<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    sort(call, |words| words.sort_unstable_by_key(|&w| w as i64))
}

fn floats<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    sort(call, |words| words.sort_unstable_by_key(|&w| float_key(w)))
}

fn strings<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    sort(call, |words| {
        // SAFETY: the words are strings, which no collection moves or frees meanwhile.
        words.sort_unstable_by(|&a, &b| unsafe { object::str_bytes(a).cmp(object::str_bytes(b)) });
    })
}

/// A float64's bits so that integers order as the floats do, NaN first.
fn float_key(bits: u64) -> i64 {
    let value = f64::from_bits(bits);
    if value.is_nan() {
        return i64::MIN;
    }
    // Both zeros are the same.
    let bits = if value == 0.0 { 0 } else { bits };
    let key = bits as i64;
    if key < 0 { key ^ i64::MAX } else { key }
}

/// The slice that an `any` parameter holds; none if it holds something else.
fn slice_in<H: Host>(call: &NativeCall<'_, H>) -> Option<SliceParts> {
    // SAFETY: the parameter is an interface; a slice's payload is its reference.
    unsafe {
        let (ty, payload) = object::iface_parts(call.arg(0))?;
        (call.image.ty(ty).kind == Kind::Slice).then(|| object::slice_parts(mem::load(payload)))
    }
}

/// `func swap(x any, i, j int)`
fn swap<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (i, j) = (call.arg(1), call.arg(2));
    let Some(parts) = slice_in(call).filter(|parts| i < parts.len && j < parts.len) else {
        return NativeResult::Panic(Fault::Message("reflect: slice index out of range".into()));
    };
    let (a, b) = (parts.data + i * parts.elem, parts.data + j * parts.elem);
    call.writes(a, parts.elem);
    call.writes(b, parts.elem);
    // SAFETY: both are elements of a live array.
    unsafe {
        if parts.elem == 1 {
            let kept = mem::load8(a);
            mem::store8(a, mem::load8(b));
            mem::store8(b, kept);
        } else {
            for slot in (0..parts.elem).step_by(8) {
                let kept = mem::load(a + slot);
                mem::store(a + slot, mem::load(b + slot));
                mem::store(b + slot, kept);
            }
        }
    }
    NativeResult::Done
}

/// `func permute(x any, order []int)`: element i becomes what element order[i] was.
fn permute<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let Some(parts) = slice_in(call) else {
        return NativeResult::Done;
    };
    // SAFETY: the parameter is a []int; its elements and those of `parts` are inside live arrays.
    unsafe {
        let order = object::slice_parts(call.arg(1));
        let count = order.len.min(parts.len);
        call.writes(parts.data, count * parts.elem);
        let from =
            |i: u64| parts.data + mem::load(order.data + 8 * i).min(parts.len - 1) * parts.elem;
        if parts.elem == 1 {
            let bytes: Vec<u8> = (0..count).map(|i| mem::load8(from(i))).collect();
            for (at, byte) in (parts.data..).zip(bytes) {
                mem::store8(at, byte);
            }
        } else {
            let slots = parts.elem / 8;
            let words: Vec<u64> = (0..count)
                .flat_map(|i| (0..slots).map(move |slot| mem::load(from(i) + 8 * slot)))
                .collect();
            for (i, word) in words.into_iter().enumerate() {
                mem::store(parts.data + 8 * i as u64, word);
            }
        }
    }
    NativeResult::Done
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("sort.Ints", ints),
        native("sort.Float64s", floats),
        native("sort.Strings", strings),
        native("slices.sortInts", ints),
        native("slices.sortFloats", floats),
        native("slices.sortStrings", strings),
        native("sort.length", |call| {
            let len = slice_in(call).map_or(u64::MAX, |parts| parts.len);
            call.done(len)
        }),
        native("sort.permute", permute),
        native("sort.swap", swap),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float_keys_order_as_floats() {
        let sorted = [
            f64::NAN,
            f64::NEG_INFINITY,
            -2.5,
            -1e-300,
            0.0,
            1e-300,
            2.5,
            f64::INFINITY,
        ];
        assert!(sorted.map(|v| float_key(v.to_bits())).is_sorted());
        assert_eq!(float_key((-0.0f64).to_bits()), float_key(0.0f64.to_bits()));
    }
}
