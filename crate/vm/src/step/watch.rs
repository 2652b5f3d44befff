//! The watched interpreter: tells the host of accesses to heap memory before they happen.
//!
//! There are two reasons to watch: gates before accesses, and looking for data races. A run may have either, or both; then a
//! gate comes first.
//!
//! An access that the host holds back leaves the instruction unexecuted, to be executed again. Instructions that read and
//! write the same slot become two accesses here, as Go's compiler would make of `x += y`. What nobody can write any more
//! (strings, slices' headers, interfaces, closures) is no access.

use crate::goroutine::Goroutine;
use crate::host::{Access, Host, Site};
use crate::image::Image;
use crate::{mem, object};
use golang::bytecode::Op;

/// How the interpreter goes on.
pub(super) enum Next {
    /// With the instruction.
    Go,
    /// With the next instruction: this one is done.
    Done,
    Park,
}

/// Where an instruction finds its operands.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) base: *const u64,
    /// The words after the instruction.
    pub(super) args: *const Op,
    pub(super) globals: u64,
    /// The instruction's number.
    pub(super) at: u32,
}

impl Frame {
    fn r(self, reg: u16) -> u64 {
        // SAFETY: the verifier has checked the registers of every instruction.
        unsafe { *self.base.add(reg.into()) }
    }

    fn arg(self) -> u32 {
        // SAFETY: asked of instructions that have an operand word.
        match unsafe { *self.args } {
            Op::Arg { k, .. } => k,
            _ => 0,
        }
    }
}

fn read(addr: u64, bytes: u64) -> Access {
    Access::read(addr, bytes)
}

fn write(addr: u64, bytes: u64) -> Access {
    Access::write(addr, bytes)
}

/// Does what [`before`] does for most instructions most of the time, which make one access to one slot, or none that is new; false:
/// ask [`before`]. For hosts without gates.
///
/// # Safety
/// As for [`accesses`].
#[inline(always)]
pub(super) unsafe fn is_told<H: Host>(
    goroutine: &Goroutine,
    host: &mut H,
    op: Op,
    frame: Frame,
) -> bool {
    let slot = |p: u16, off: u64| match frame.r(p) {
        0 => 0,
        addr => addr.wrapping_add(8 * off),
    };
    // Out of bounds: an address that is none.
    let element = |s: u16, i: u16, bytes: u64| {
        // SAFETY: the caller's promise.
        let parts = unsafe { object::slice_parts(frame.r(s)) };
        let i = frame.r(i);
        if i < parts.len {
            parts.data + bytes * i
        } else {
            0
        }
    };
    let access = match op {
        Op::Load { p, off, .. } => read(slot(p, off.into()), 8),
        Op::Store { p, off, .. } => write(slot(p, off.into()), 8),
        Op::AddFL { p, off, .. } | Op::SubFL { p, off, .. } | Op::MulFL { p, off, .. } => {
            read(slot(p, off.into()), 8)
        }
        Op::AddFM { p, off, .. } | Op::SubFM { p, off, .. } => {
            return host.has_told(write(slot(p, off.into()), 8));
        }
        Op::LoadG { k, .. } => read(frame.globals + 8 * u64::from(k), 8),
        Op::StoreG { k, .. } => write(frame.globals + 8 * u64::from(k), 8),
        Op::IdxP { p, i, .. } => read(slot(p, frame.r(i)), 8),
        Op::SetIdxP { p, i, .. } => write(slot(p, frame.r(i)), 8),
        Op::Idx { s, i, .. } => read(element(s, i, 8), 8),
        Op::SetIdx { s, i, .. } => write(element(s, i, 8), 8),
        Op::Idx8 { s, i, .. } => read(element(s, i, 1), 1),
        Op::SetIdx8 { s, i, .. } => write(element(s, i, 1), 1),
        _ => return false,
    };
    // An instruction that will fault has no access.
    if access.addr >= NO_ADDRESS && !host.has_told(access) {
        host.here(site(goroutine, frame));
        host.touch(access);
    }
    true
}

/// No object lies below: nil, and what is added to it.
const NO_ADDRESS: u64 = 4096;

/// Whether [`before`] has anything to do for the instruction.
#[inline(always)]
pub(super) fn is_watched(op: Op) -> bool {
    matches!(
        op,
        Op::Load { .. }
            | Op::AddFL { .. }
            | Op::SubFL { .. }
            | Op::MulFL { .. }
            | Op::AddFM { .. }
            | Op::SubFM { .. }
            | Op::Store { .. }
            | Op::LoadN { .. }
            | Op::StoreN { .. }
            | Op::Load8 { .. }
            | Op::Store8 { .. }
            | Op::CopySlots { .. }
            | Op::CopySlotsBig { .. }
            | Op::Clone { .. }
            | Op::LoadG { .. }
            | Op::StoreG { .. }
            | Op::IdxP { .. }
            | Op::SetIdxP { .. }
            | Op::IdxP8 { .. }
            | Op::SetIdxP8 { .. }
            | Op::Idx { .. }
            | Op::SetIdx { .. }
            | Op::Idx8 { .. }
            | Op::SetIdx8 { .. }
            | Op::Append { .. }
            | Op::AppendSlice { .. }
            | Op::AppendStr { .. }
            | Op::CopySlice { .. }
            | Op::CopyStr { .. }
            | Op::ClearSlice { .. }
            | Op::StrFromBytes { .. }
            | Op::StrFromRunes { .. }
            | Op::MapGet { .. }
            | Op::MapGetOk { .. }
            | Op::MapLen { .. }
            | Op::MapIter { .. }
            | Op::MapNext { .. }
            | Op::MapSet { .. }
            | Op::MapDelete { .. }
            | Op::MapClear { .. }
            | Op::CallNative { .. }
            | Op::AtomicAdd { .. }
            | Op::Sync { .. }
            | Op::Send { .. }
            | Op::Select { .. }
            | Op::Close { .. }
            | Op::Go { .. }
            | Op::GoClosure { .. }
    )
}

/// Whether the host asks where the instruction is, though it makes no access of its own.
fn is_asked(op: Op) -> bool {
    matches!(
        op,
        Op::CallNative { .. }
            | Op::AtomicAdd { .. }
            | Op::Sync { .. }
            | Op::Send { .. }
            | Op::Select { .. }
            | Op::Close { .. }
            | Op::Go { .. }
            | Op::GoClosure { .. }
    )
}

/// Asks the host whether the instruction may go on.
pub(super) fn before<H: Host>(
    goroutine: &mut Goroutine,
    host: &mut H,
    image: &Image<H>,
    op: Op,
    frame: Frame,
) -> Next {
    let detects = host.detects();
    if is_asked(op) {
        if detects {
            host.here(site(goroutine, frame));
        }
        return Next::Go;
    }
    if let Op::AddFM { p, a, off } | Op::SubFM { p, a, off } = op {
        let addr = frame.r(p);
        if addr == 0 {
            return Next::Go;
        }
        let sign = if matches!(op, Op::AddFM { .. }) {
            1.0
        } else {
            -1.0
        };
        let addend = sign * f64::from_bits(frame.r(a));
        let addr = addr + 8 * u64::from(off);
        if !host.watches() {
            tell(goroutine, host, frame, &[read(addr, 8), write(addr, 8)]);
            return Next::Go;
        }
        return update(goroutine, host, frame, addr, addend);
    }
    let mut list = [read(0, 0); 2];
    // SAFETY: registers hold what lowering promises: references to live objects, or 0.
    let n = unsafe { accesses(image, op, frame, &mut list) };
    // An instruction that will fault on nil has no access.
    if n == 0 || list[..n].iter().any(|access| access.addr < NO_ADDRESS) {
        return Next::Go;
    }
    if let Op::MapSet { m, .. } | Op::MapDelete { m, .. } | Op::MapClear { m } = op
        && host.watches()
        && !host.asserts()
    {
        return write_map(goroutine, host, frame, frame.r(m));
    }
    if host.watches() && host.access(&list[..n]).is_pending() {
        return Next::Park;
    }
    if detects {
        tell(goroutine, host, frame, &list[..n]);
    }
    Next::Go
}

fn site(goroutine: &Goroutine, frame: Frame) -> Site {
    let base = (frame.base as usize - goroutine.stack as usize) / 8;
    Site {
        goroutine,
        base: base as u32,
        pc: frame.at,
    }
}

/// Tells the host of accesses that are about to be made.
#[inline]
fn tell<H: Host>(goroutine: &Goroutine, host: &mut H, frame: Frame, accesses: &[Access]) {
    for &access in accesses {
        if access.bytes > 8 || !host.has_told(access) {
            host.here(site(goroutine, frame));
            host.touch(access);
        }
    }
}

/// `*addr += addend`, in two accesses.
fn update<H: Host>(
    goroutine: &mut Goroutine,
    host: &mut H,
    frame: Frame,
    addr: u64,
    addend: f64,
) -> Next {
    let old = goroutine.extra.as_ref().and_then(|extra| extra.updating);
    let old = match old {
        Some(old) => old,
        None => {
            if host.access(&[read(addr, 8)]).is_pending() {
                return Next::Park;
            }
            tell(goroutine, host, frame, &[read(addr, 8)]);
            // SAFETY: a live object's slot.
            let old = unsafe { mem::load(addr) };
            goroutine.extra().updating = Some(old);
            old
        }
    };
    if host.access(&[write(addr, 8)]).is_pending() {
        return Next::Park;
    }
    tell(goroutine, host, frame, &[write(addr, 8)]);
    goroutine.extra().updating = None;
    // SAFETY: as above.
    unsafe { mem::store(addr, (f64::from_bits(old) + addend).to_bits()) };
    Next::Done
}

/// A map's change, in two accesses: whoever comes to the map between them finds it being written, as on two processors.
fn write_map<H: Host>(goroutine: &mut Goroutine, host: &mut H, frame: Frame, m: u64) -> Next {
    let access = [write(m, 8)];
    let begun = goroutine.extra.as_ref().and_then(|extra| extra.updating);
    if begun.is_none() {
        if host.access(&access).is_pending() {
            return Next::Park;
        }
        tell(goroutine, host, frame, &access);
        // SAFETY: a map, by what the instruction promises; it is not nil.
        if unsafe { !crate::map::announce(m) } {
            // Another is at it: the instruction tells of that.
            return Next::Go;
        }
        goroutine.extra().updating = Some(m);
    }
    if host.access(&access).is_pending() {
        return Next::Park;
    }
    goroutine.extra().updating = None;
    // SAFETY: as above.
    unsafe { crate::map::withdraw(m) };
    Next::Go
}

/// The instruction's accesses; gives their number.
///
/// # Safety
/// The frame is the running one, and references in it are good.
unsafe fn accesses<H: Host>(
    image: &Image<H>,
    op: Op,
    frame: Frame,
    list: &mut [Access; 2],
) -> usize {
    let slot = |p: u16, off: u64| match frame.r(p) {
        0 => 0,
        addr => addr + 8 * off,
    };
    let element = |s: u16, i: u16, bytes: u64| {
        // SAFETY: a slice's reference or 0.
        let parts = unsafe { object::slice_parts(frame.r(s)) };
        let i = frame.r(i);
        if i < parts.len {
            parts.data + i * bytes
        } else {
            0
        }
    };
    let copy = |list: &mut [Access; 2], p: u16, a: u16, n: u64| {
        list[0] = write(frame.r(p), 8 * n);
        match frame.r(a) {
            0 => 1,
            from => {
                list[1] = read(from, 8 * n);
                2
            }
        }
    };
    list[0] = match op {
        Op::Load { p, off, .. } => read(slot(p, off.into()), 8),
        Op::AddFL { p, off, .. } | Op::SubFL { p, off, .. } | Op::MulFL { p, off, .. } => {
            read(slot(p, off.into()), 8)
        }
        Op::Store { p, off, .. } => write(slot(p, off.into()), 8),
        Op::LoadN { p, off, n, .. } => read(slot(p, off.into()), 8 * u64::from(n)),
        Op::StoreN { p, off, n, .. } => write(slot(p, off.into()), 8 * u64::from(n)),
        Op::Load8 { p, .. } => read(frame.r(p), 1),
        Op::Store8 { p, .. } => write(frame.r(p), 1),
        Op::CopySlots { p, a, n } => return copy(list, p, a, n.into()),
        Op::CopySlotsBig { p, a } => return copy(list, p, a, frame.arg().into()),
        Op::Clone { p, layout, .. } => {
            let slots = image.program().layouts[layout as usize].slots;
            read(frame.r(p), 8 * u64::from(slots))
        }
        Op::LoadG { k, .. } => read(frame.globals + 8 * u64::from(k), 8),
        Op::StoreG { k, .. } => write(frame.globals + 8 * u64::from(k), 8),
        Op::IdxP { p, i, .. } => read(slot(p, frame.r(i)), 8),
        Op::SetIdxP { p, i, .. } => write(slot(p, frame.r(i)), 8),
        Op::IdxP8 { p, i, .. } if frame.r(p) != 0 => read(frame.r(p) + frame.r(i), 1),
        Op::SetIdxP8 { p, i, .. } if frame.r(p) != 0 => write(frame.r(p) + frame.r(i), 1),
        Op::Idx { s, i, .. } => read(element(s, i, 8), 8),
        Op::SetIdx { s, i, .. } => write(element(s, i, 8), 8),
        Op::Idx8 { s, i, .. } => read(element(s, i, 1), 1),
        Op::SetIdx8 { s, i, .. } => write(element(s, i, 1), 1),
        Op::Append { s, n, .. } => {
            // SAFETY: a slice's reference or 0.
            return append(list, unsafe { object::slice_parts(frame.r(s)) }, n.into());
        }
        Op::AppendSlice { s, t, .. } => {
            // SAFETY: as above.
            let (to, from) = unsafe {
                (
                    object::slice_parts(frame.r(s)),
                    object::slice_parts(frame.r(t)),
                )
            };
            let n = append(list, to, from.len);
            if from.len > 0 && n < 2 {
                list[n] = read(from.data, from.len * from.elem);
                return n + 1;
            }
            return n;
        }
        Op::AppendStr { s, t, .. } => {
            // SAFETY: as above; a string's.
            let (to, more) = unsafe {
                (
                    object::slice_parts(frame.r(s)),
                    object::str_bytes(frame.r(t)),
                )
            };
            return append(list, to, more.len() as u64);
        }
        Op::CopySlice { p, a, .. } => {
            // SAFETY: as above.
            let (to, from) = unsafe {
                (
                    object::slice_parts(frame.r(p)),
                    object::slice_parts(frame.r(a)),
                )
            };
            let n = to.len.min(from.len) * to.elem;
            if n == 0 {
                return 0;
            }
            list[1] = read(from.data, n);
            list[0] = write(to.data, n);
            return 2;
        }
        Op::CopyStr { p, a, .. } => {
            // SAFETY: as above; a string's.
            let (to, from) = unsafe {
                (
                    object::slice_parts(frame.r(p)),
                    object::str_bytes(frame.r(a)),
                )
            };
            write(to.data, to.len.min(from.len() as u64))
        }
        Op::ClearSlice { s } => {
            // SAFETY: as above.
            let parts = unsafe { object::slice_parts(frame.r(s)) };
            write(parts.data, parts.len * parts.elem)
        }
        Op::StrFromBytes { a, .. } | Op::StrFromRunes { a, .. } => {
            // SAFETY: as above.
            let parts = unsafe { object::slice_parts(frame.r(a)) };
            read(parts.data, parts.len * parts.elem)
        }
        // A map is one variable: each operation on it may move what others look at.
        Op::MapGet { m, .. } | Op::MapGetOk { m, .. } | Op::MapLen { m, .. } => read(frame.r(m), 8),
        Op::MapIter { m, .. } => read(frame.r(m), 8),
        Op::MapNext { it, .. } if frame.r(it) != 0 => {
            // SAFETY: an iterator's first slot refers to its map, or is 0.
            read(unsafe { crate::map::of_iterator(frame.r(it)) }, 8)
        }
        Op::MapSet { m, .. } | Op::MapDelete { m, .. } => write(frame.r(m), 8),
        Op::MapClear { m } => write(frame.r(m), 8),
        _ => return 0,
    };
    1
}

/// append(s, n elements): it writes behind the slice where there is room, else it reads all to copy it.
fn append(list: &mut [Access; 2], s: object::SliceParts, n: u64) -> usize {
    if n == 0 || s.data == 0 {
        return 0;
    }
    list[0] = if s.len + n <= s.cap {
        write(s.data + s.len * s.elem, n * s.elem)
    } else if s.len > 0 {
        read(s.data, s.len * s.elem)
    } else {
        return 0;
    };
    1
}
