//! Slices: making, growing, cutting.

use crate::fault::Fault;
use crate::heap::Mutator;
use crate::mem;
use crate::object::{self, SliceParts};
use golang::bytecode::op::APPEND_BY_REF;
use golang::bytecode::{LAYOUT_BYTES, Layout, LayoutIx};

/// How a slice's elements lie in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elem {
    layout: LayoutIx,
    /// Slots of an element, where it is not packed.
    slots: u64,
    packed: bool,
}

impl Elem {
    pub(crate) fn new(ix: LayoutIx, layouts: &[Layout]) -> Elem {
        let packed = ix == LAYOUT_BYTES;
        Elem {
            layout: ix,
            slots: u64::from(layouts[ix as usize].slots),
            packed,
        }
    }

    /// Bytes of an element.
    pub(crate) fn bytes(&self) -> u64 {
        if self.packed { 1 } else { 8 * self.slots }
    }
}

/// `index out of range …`
#[cold]
#[inline(never)]
pub(crate) fn index_fault(i: u64, len: u64) -> Fault {
    Fault::Runtime(match i as i64 {
        negative if negative < 0 => format!("index out of range [{negative}]"),
        i => format!("index out of range [{i}] with length {len}"),
    })
}

/// Go gives up lengths beyond its address space with a panic, and smaller ones that it cannot have with a fatal error.
const MAX_BYTES: u64 = 1 << 47;

/// make([]T, len, cap)
pub(crate) fn make(heap: &mut Mutator, elem: Elem, len: u64, cap: u64) -> Result<u64, Fault> {
    let fits = |n: u64| {
        (n as i64) >= 0
            && n.checked_mul(elem.bytes().max(1))
                .is_some_and(|bytes| bytes < MAX_BYTES)
    };
    if !fits(len) {
        return Err(Fault::Runtime("makeslice: len out of range".into()));
    }
    if !fits(cap) || cap < len {
        return Err(Fault::Runtime("makeslice: cap out of range".into()));
    }
    let data = heap.alloc(elem.layout, cap)?;
    heap.new_slice(data, len, cap, elem.bytes())
}

/// Copies `n` bytes, as memmove does.
///
/// # Safety
/// Both are runs of so many bytes of heap objects.
unsafe fn copy_bytes(from: u64, to: u64, n: u64) {
    // SAFETY: the caller's promise. Where it races, it races on bytes, which any value is valid for.
    unsafe {
        std::ptr::copy(
            from as usize as *const u8,
            to as usize as *mut u8,
            n as usize,
        )
    }
}

/// Copies `n` elements.
///
/// # Safety
/// Both are runs of so many elements.
unsafe fn copy_elems(elem_bytes: u64, from: u64, to: u64, n: u64) {
    // SAFETY: the caller's promise.
    unsafe {
        if elem_bytes == 1 {
            copy_bytes(from, to, n);
        } else {
            mem::copy(from, to, n * (elem_bytes / 8));
        }
    }
}

/// Go's size classes for objects up to 32 KiB, by which `append` rounds capacities up: programs print them.
static GO_CLASSES: [u16; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
];

/// The capacity that `append` gives a slice of capacity `cap` that must hold `len` elements: twice as many while
/// there are few, a quarter more when there are many, rounded up to what memory comes in.
fn grown(cap: u64, len: u64, elem_bytes: u64) -> u64 {
    let mut new = cap;
    if len > 2 * cap {
        new = len;
    } else if cap < 256 {
        new = 2 * cap;
    } else {
        while new < len {
            new += (new + 3 * 256) / 4;
        }
    }
    if elem_bytes == 0 {
        return new;
    }
    let Some(bytes) = new.checked_mul(elem_bytes) else {
        return new;
    };
    let at = GO_CLASSES.partition_point(|&class| u64::from(class) < bytes);
    let rounded = match GO_CLASSES.get(at) {
        Some(&class) => u64::from(class),
        None if bytes <= 32768 => 32768,
        None => bytes.next_multiple_of(8192),
    };
    rounded / elem_bytes
}

/// A slice of `len` elements that begins as `s` does: `s`'s own memory where it has room.
///
/// # Safety
/// `s` is 0 or a slice of such elements.
unsafe fn extended(
    heap: &mut Mutator,
    s: u64,
    parts: SliceParts,
    elem: Elem,
    len: u64,
) -> Result<SliceParts, Fault> {
    if len <= parts.cap && s != 0 {
        return Ok(SliceParts { len, ..parts });
    }
    let cap = grown(parts.cap, len, elem.bytes());
    let data = heap.alloc(elem.layout, cap)?;
    // SAFETY: the new array is as long, and the old one as its header says.
    unsafe { copy_elems(elem.bytes(), parts.data, data, parts.len) };
    Ok(SliceParts {
        data,
        len,
        cap,
        elem: elem.bytes(),
    })
}

/// append(s, …) with `n` elements, whose register forms start at address `regs`, each `width` slots long.
///
/// # Safety
/// `s` is 0 or a slice of such elements; the registers hold that many values.
pub(crate) unsafe fn append(
    heap: &mut Mutator,
    s: u64,
    elem: Elem,
    regs: u64,
    width: u16,
    n: u64,
) -> Result<u64, Fault> {
    let by_ref = width & APPEND_BY_REF != 0;
    let width = u64::from(width & !APPEND_BY_REF);
    // SAFETY: the caller's promise; the result has room for all.
    unsafe {
        let parts = object::slice_parts(s);
        let to = extended(heap, s, parts, elem, parts.len + n)?;
        for i in 0..n {
            let (from, at) = (
                regs + 8 * width * i,
                to.data + elem.bytes() * (parts.len + i),
            );
            if elem.packed {
                mem::store8(at, mem::load(from) as u8);
            } else if by_ref {
                match mem::load(from) {
                    0 => mem::zero(at, elem.slots),
                    from => mem::copy(from, at, elem.slots),
                }
            } else {
                mem::copy(from, at, elem.slots);
            }
        }
        heap.new_slice(to.data, to.len, to.cap, elem.bytes())
    }
}

/// append(s, t...)
///
/// # Safety
/// Both are 0 or slices of such elements.
pub(crate) unsafe fn append_slice(
    heap: &mut Mutator,
    s: u64,
    t: u64,
    elem: Elem,
) -> Result<u64, Fault> {
    // SAFETY: the caller's promise; the result has room for all.
    unsafe {
        let (head, tail) = (object::slice_parts(s), object::slice_parts(t));
        if tail.len == 0 {
            return Ok(s);
        }
        let to = extended(heap, s, head, elem, head.len + tail.len)?;
        copy_elems(
            elem.bytes(),
            tail.data,
            to.data + elem.bytes() * head.len,
            tail.len,
        );
        heap.new_slice(to.data, to.len, to.cap, elem.bytes())
    }
}

/// append(s, string...)
///
/// # Safety
/// `s` is 0 or a slice of bytes, `t` a string.
pub(crate) unsafe fn append_str(heap: &mut Mutator, s: u64, t: u64) -> Result<u64, Fault> {
    let elem = Elem {
        layout: LAYOUT_BYTES,
        slots: 0,
        packed: true,
    };
    // SAFETY: the caller's promise; the result has room for all.
    unsafe {
        let (head, tail) = (object::slice_parts(s), object::str_bytes(t));
        if tail.is_empty() {
            return Ok(s);
        }
        let to = extended(heap, s, head, elem, head.len + tail.len() as u64)?;
        copy_bytes(
            tail.as_ptr() as usize as u64,
            to.data + head.len,
            tail.len() as u64,
        );
        heap.new_slice(to.data, to.len, to.cap, 1)
    }
}

/// copy(to, from)
///
/// # Safety
/// Both are 0 or slices with elements of the same size.
pub(crate) unsafe fn copy(to: u64, from: u64) -> u64 {
    // SAFETY: the caller's promise.
    unsafe {
        let (to, from) = (object::slice_parts(to), object::slice_parts(from));
        let n = to.len.min(from.len);
        if n > 0 {
            copy_elems(to.elem, from.data, to.data, n);
        }
        n
    }
}

/// copy(to, string)
///
/// # Safety
/// `to` is 0 or a slice of bytes, `from` a string.
pub(crate) unsafe fn copy_str(to: u64, from: u64) -> u64 {
    // SAFETY: the caller's promise.
    unsafe {
        let (to, from) = (object::slice_parts(to), object::str_bytes(from));
        let n = to.len.min(from.len() as u64);
        copy_bytes(from.as_ptr() as usize as u64, to.data, n);
        n
    }
}

/// clear(s)
///
/// # Safety
/// `s` is 0 or a slice.
pub(crate) unsafe fn clear(s: u64) {
    // SAFETY: the caller's promise.
    unsafe {
        let parts = object::slice_parts(s);
        if parts.elem == 1 {
            std::ptr::write_bytes(parts.data as usize as *mut u8, 0, parts.len as usize);
        } else {
            mem::zero(parts.data, parts.len * (parts.elem / 8));
        }
    }
}

/// The bounds of a slice expression, absent ones none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    lo: Option<u64>,
    hi: Option<u64>,
    max: Option<u64>,
}

impl Bounds {
    /// From the registers at address `regs`; bits 1, 2, 4 of `present` tell which are there.
    ///
    /// # Safety
    /// The registers up to the last one present are readable.
    pub(crate) unsafe fn read(regs: u64, present: u8) -> Bounds {
        // SAFETY: the caller's promise.
        let bound = |i: u64| (present >> i & 1 != 0).then(|| unsafe { mem::load(regs + 8 * i) });
        Bounds {
            lo: bound(0),
            hi: bound(1),
            max: bound(2),
        }
    }

    /// The bounds of what has `len` elements and room for `cap`: (lo, hi, max), or Go's panic. `limit` names what `cap`
    /// is: `capacity` of a slice, `length` of a string or an array.
    fn within(&self, len: u64, cap: u64, limit: &str) -> Result<(u64, u64, u64), Fault> {
        let max = self.max.unwrap_or(cap);
        let hi = self
            .hi
            .unwrap_or(if self.max.is_some() { max } else { len });
        let lo = self.lo.unwrap_or(0);
        if max <= cap && hi <= max && lo <= hi {
            return Ok((lo, hi, max));
        }
        Err(self.fault(lo, hi, max, cap, limit))
    }

    #[cold]
    fn fault(&self, lo: u64, hi: u64, max: u64, cap: u64, limit: &str) -> Fault {
        let three = self.max.is_some();
        let text = if three && max > cap {
            over(
                max,
                &|max| format!("[::{max}]"),
                &format!(" with {limit} {cap}"),
            )
        } else if hi > max {
            match three {
                true => over(hi, &|hi| format!("[:{hi}:]"), &format!("\0{max}]")),
                false => over(
                    hi,
                    &|hi| format!("[:{hi}]"),
                    &format!(" with {limit} {cap}"),
                ),
            }
        } else if three {
            over(lo, &|lo| format!("[{lo}::]"), &format!("\0{hi}:]"))
        } else {
            over(lo, &|lo| format!("[{lo}:]"), &format!("\0{hi}]"))
        };
        Fault::Runtime(format!("slice bounds out of range {text}"))
    }
}

/// Words for a bound that is too large: the bound in its place, then with what it was compared. A negative bound is
/// shown alone. `rest` that begins with `\0` goes in place of the closing colon and bracket.
fn over(bound: u64, place: &dyn Fn(i64) -> String, rest: &str) -> String {
    let alone = place(bound as i64);
    if (bound as i64) < 0 {
        return alone;
    }
    match rest.strip_prefix('\0') {
        Some(rest) => {
            let open = alone.trim_end_matches([']', ':']);
            format!("{open}:{rest}")
        }
        None => alone + rest,
    }
}

/// s[lo:hi:max]
///
/// # Safety
/// `s` is 0 or a slice.
pub(crate) unsafe fn reslice(heap: &mut Mutator, s: u64, bounds: Bounds) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    let parts = unsafe { object::slice_parts(s) };
    let (lo, hi, max) = bounds.within(parts.len, parts.cap, "capacity")?;
    if s == 0 {
        return Ok(0);
    }
    // A slice without room keeps its old start: the address after the array may be another object's.
    let data = if max == lo {
        parts.data
    } else {
        parts.data + lo * parts.elem
    };
    heap.new_slice(data, hi - lo, max - lo, parts.elem)
}

/// s[lo:hi] of a string
///
/// # Safety
/// `s` is a string.
pub(crate) unsafe fn substring(heap: &mut Mutator, s: u64, bounds: Bounds) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { object::str_bytes(s) };
    let len = bytes.len() as u64;
    let (lo, hi, _) = bounds.within(len, len, "length")?;
    if lo == 0 && hi == len {
        return Ok(s);
    }
    heap.new_string_view(bytes.as_ptr() as usize as u64 + lo, hi - lo)
}

/// array[lo:hi:max] of the `len` elements at address `p`, which is not 0.
pub(crate) fn of_array(
    heap: &mut Mutator,
    p: u64,
    len: u64,
    elem: Elem,
    bounds: Bounds,
) -> Result<u64, Fault> {
    let (lo, hi, max) = bounds.within(len, len, "length")?;
    let data = if max == lo { p } else { p + lo * elem.bytes() };
    heap.new_slice(data, hi - lo, max - lo, elem.bytes())
}

/// The array under a slice, which must have `len` elements: `(*[N]T)(s)`.
///
/// # Safety
/// `s` is 0 or a slice.
pub(crate) unsafe fn to_array(s: u64, len: u64) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    let parts = unsafe { object::slice_parts(s) };
    if parts.len < len {
        return Err(Fault::Runtime(format!(
            "cannot convert slice with length {} to array or pointer to array with length {len}",
            parts.len
        )));
    }
    Ok(parts.data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(
        lo: Option<i64>,
        hi: Option<i64>,
        max: Option<i64>,
        len: u64,
        cap: u64,
        limit: &str,
    ) -> String {
        let word = |bound: Option<i64>| bound.map(|bound| bound as u64);
        let bounds = Bounds {
            lo: word(lo),
            hi: word(hi),
            max: word(max),
        };
        match bounds.within(len, cap, limit) {
            Err(Fault::Runtime(text)) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn bounds_in_the_words_of_go() {
        let cases = [
            (
                fault(Some(1), Some(11), None, 3, 3, "capacity"),
                "[:11] with capacity 3",
            ),
            (fault(Some(7), None, None, 3, 3, "length"), "[7:3]"),
            (fault(Some(2), Some(1), None, 3, 3, "capacity"), "[2:1]"),
            (
                fault(Some(2), Some(3), Some(11), 3, 3, "capacity"),
                "[::11] with capacity 3",
            ),
            (
                fault(None, Some(5), None, 3, 3, "length"),
                "[:5] with length 3",
            ),
            (fault(Some(-2), None, None, 3, 3, "capacity"), "[-2:]"),
            (fault(None, Some(3), Some(2), 3, 3, "capacity"), "[:3:2]"),
            (fault(Some(3), Some(2), Some(3), 3, 3, "capacity"), "[3:2:]"),
            (fault(None, Some(-1), None, 3, 3, "capacity"), "[:-1]"),
            (fault(None, Some(-1), Some(2), 3, 3, "capacity"), "[:-1:]"),
        ];
        for (found, wanted) in cases {
            assert_eq!(found, format!("slice bounds out of range {wanted}"));
        }
    }

    #[test]
    fn capacities_grow_as_in_go() {
        let mut cap = 0;
        let mut caps = Vec::new();
        for len in 1..=5000 {
            if len > cap {
                cap = grown(cap, len, 8);
                caps.push(cap);
            }
        }
        assert_eq!(
            caps,
            [
                1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120
            ]
        );
        assert_eq!([grown(0, 5, 8), grown(3, 8, 8), grown(0, 5, 1)], [6, 8, 8]);
    }
}
