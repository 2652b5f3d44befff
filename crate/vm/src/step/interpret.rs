//! The loop over the instructions.

use super::{Trap, ops, rare, watch, window};
use crate::goroutine::Goroutine;
use crate::host::{Host, SyncOp, Visible};
use crate::image::Image;
use crate::native::{NativeCall, NativeResult};
use crate::panic::NIL_DEREFERENCE;
use crate::slice::{self, Bounds, Elem, index_fault};
use crate::{fault::Fault, mem, natives, object, string};
use golang::bytecode::{FRAME_HEADER, Op, SyncCall};
use std::task::Poll;

/// Where a window's results begin.
const FRAME: usize = FRAME_HEADER as usize;

#[cold]
#[inline(never)]
pub(super) fn nil_fault() -> Trap {
    Trap::Fault(Fault::Runtime(NIL_DEREFERENCE.into()))
}

#[cold]
#[inline(never)]
fn runtime_fault(text: &str) -> Trap {
    Trap::Fault(Fault::Runtime(text.into()))
}

#[cold]
#[inline(never)]
fn index_trap(i: u64, len: u64) -> Trap {
    Trap::Fault(index_fault(i, len))
}

/// Runs from the goroutine's saved state until something rare happens, and saves the state.
#[inline(never)]
#[allow(clippy::cognitive_complexity)]
pub(super) fn interpret<H: Host, const WATCHED: bool>(
    goroutine: &mut Goroutine,
    host: &mut H,
    image: &Image<H>,
    fuel_left: &mut u32,
) -> Trap {
    let code = image.code.as_ptr();
    let entries = image.entries.as_ptr();
    let consts = image.program().consts.as_ptr();
    let globals = image.globals;
    let stack = goroutine.stack;
    // SAFETY: the stack has that many slots.
    let limit = unsafe { stack.add(goroutine.capacity as usize) };
    // SAFETY: the saved state is that of an instruction and a frame.
    let (mut pc, mut base) = unsafe {
        (
            code.add(goroutine.pc as usize),
            stack.add(goroutine.base() as usize),
        )
    };
    let mut fuel = *fuel_left;
    let gated = WATCHED && host.watches();

    // The macros below are what the instructions are made of. SAFETY, of all of them and of the loop: the verifier has checked
    // that registers lie inside the frame, which lies inside the stack because calls ensure it; that indices lie inside their tables
    // and that branches, returns and operand words lead to instructions. Registers that an instruction takes for references hold
    // references or 0: that is lowering's promise, and the heap's shapes keep it whatever a race does.

    // A register.
    macro_rules! r {
        ($reg:expr) => {
            *base.add($reg as usize)
        };
    }
    // A register's address.
    macro_rules! at {
        ($reg:expr) => {
            base.add($reg as usize) as usize as u64
        };
    }
    macro_rules! f {
        ($reg:expr) => {
            f64::from_bits(*base.add($reg as usize))
        };
    }
    // Operand word i after the instruction, where pc is already past the instruction.
    macro_rules! arg {
        ($i:expr) => {
            match *pc.add($i) {
                Op::Arg { a, k } => (a, k),
                _ => std::hint::unreachable_unchecked(),
            }
        };
    }
    let trap = 'run: {
        // What may fail leaves the loop.
        macro_rules! ok {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(fault) => break 'run Trap::Fault(fault),
                }
            };
        }
        // After an allocation that may have passed the goal.
        macro_rules! allocated {
            () => {
                if host.heap().wants_safepoint() {
                    fuel = 1;
                }
            };
        }
        macro_rules! non_nil {
            ($reg:expr) => {{
                let addr = r!($reg);
                if addr == 0 {
                    break 'run nil_fault();
                }
                addr
            }};
        }
        macro_rules! jump {
            ($off:expr) => {
                pc = pc.offset($off as isize - 1)
            };
        }
        macro_rules! jump_if {
            ($condition:expr, $off:expr) => {
                if $condition {
                    jump!($off);
                }
            };
        }
        macro_rules! safepoint {
            () => {
                fuel -= 1;
                if fuel == 0 {
                    break 'run Trap::Safepoint;
                }
            };
        }
        macro_rules! loop_if {
            ($condition:expr, $off:expr) => {
                if $condition {
                    jump!($off);
                    safepoint!();
                }
            };
        }
        // Enters a function in the window at register w.
        macro_rules! call {
            ($w:expr, $func:expr) => {{
                let entry = *entries.add($func as usize);
                let window = base.add($w as usize);
                if (limit as usize).wrapping_sub(window as usize) < 8 * entry.frame as usize {
                    let slots = window.offset_from_unsigned(stack) as u32 + u32::from(entry.frame);
                    break 'run Trap::Grow(slots);
                }
                *window = Goroutine::call_link(pc.offset_from_unsigned(code) as u32, $w);
                base = window;
                pc = code.add(entry.pc as usize);
                entry
            }};
        }
        // An element's address: slice s, index i, bytes an element.
        macro_rules! element {
            ($s:expr, $i:expr, $bytes:expr) => {{
                let (s, i) = (r!($s), r!($i));
                if s == 0 {
                    break 'run index_trap(i, 0);
                }
                let len = mem::load(s + 8);
                if i >= len {
                    break 'run index_trap(i, len);
                }
                mem::load(s) + i * $bytes
            }};
        }

        loop {
            // SAFETY: see above.
            unsafe {
                // By reference: an arm reads the operands it has. A copy would be taken apart for all arms ahead of the jump,
                // which leaves too much to keep in registers.
                let op = &*pc;
                pc = pc.add(1);
                if WATCHED && watch::is_watched(*op) {
                    let frame = watch::Frame {
                        base,
                        args: pc,
                        globals,
                        at: pc.offset_from_unsigned(code) as u32 - 1,
                    };
                    if gated || !watch::is_told(goroutine, host, *op, frame) {
                        match watch::before(goroutine, host, image, *op, frame) {
                            watch::Next::Go => {}
                            watch::Next::Done => continue,
                            watch::Next::Park => break 'run Trap::Park,
                        }
                    }
                }
                match *op {
                    Op::Nop => {}
                    Op::Arg { .. } => break 'run runtime_fault("unreachable code"),
                    Op::Mov { d, a } => r!(d) = r!(a),
                    Op::MovN { d, a, n } => {
                        std::ptr::copy(base.add(a as usize), base.add(d as usize), n as usize)
                    }
                    Op::Int { d, i } => r!(d) = i as i64 as u64,
                    Op::Const { d, k } => r!(d) = *consts.add(k as usize),
                    Op::Str { d, k } => r!(d) = *image.strings.get_unchecked(k as usize),
                    Op::Zero { d, n } => std::ptr::write_bytes(base.add(d as usize), 0, n as usize),
                    Op::FuncVal { d, func } => {
                        r!(d) = *image.func_values.get_unchecked(func as usize)
                    }

                    Op::Add { d, a, b } => r!(d) = r!(a).wrapping_add(r!(b)),
                    Op::Sub { d, a, b } => r!(d) = r!(a).wrapping_sub(r!(b)),
                    Op::Mul { d, a, b } => r!(d) = r!(a).wrapping_mul(r!(b)),
                    Op::DivS { d, a, b } => {
                        if r!(b) == 0 {
                            break 'run runtime_fault("integer divide by zero");
                        }
                        r!(d) = (r!(a) as i64).wrapping_div(r!(b) as i64) as u64;
                    }
                    Op::DivU { d, a, b } => {
                        if r!(b) == 0 {
                            break 'run runtime_fault("integer divide by zero");
                        }
                        r!(d) = r!(a) / r!(b);
                    }
                    Op::RemS { d, a, b } => {
                        if r!(b) == 0 {
                            break 'run runtime_fault("integer divide by zero");
                        }
                        r!(d) = (r!(a) as i64).wrapping_rem(r!(b) as i64) as u64;
                    }
                    Op::RemU { d, a, b } => {
                        if r!(b) == 0 {
                            break 'run runtime_fault("integer divide by zero");
                        }
                        r!(d) = r!(a) % r!(b);
                    }
                    Op::And { d, a, b } => r!(d) = r!(a) & r!(b),
                    Op::Or { d, a, b } => r!(d) = r!(a) | r!(b),
                    Op::Xor { d, a, b } => r!(d) = r!(a) ^ r!(b),
                    Op::AndNot { d, a, b } => r!(d) = r!(a) & !r!(b),
                    Op::Shl { d, a, b } => {
                        let by = r!(b);
                        r!(d) = if by < 64 { r!(a) << by } else { 0 };
                    }
                    Op::ShrS { d, a, b } => r!(d) = (r!(a) as i64 >> r!(b).min(63)) as u64,
                    Op::ShrU { d, a, b } => {
                        let by = r!(b);
                        r!(d) = if by < 64 { r!(a) >> by } else { 0 };
                    }
                    Op::ShiftCheck { a } => {
                        if (r!(a) as i64) < 0 {
                            break 'run runtime_fault("negative shift amount");
                        }
                    }
                    Op::AddI { d, a, i } => r!(d) = r!(a).wrapping_add(i as i64 as u64),
                    Op::MulI { d, a, i } => r!(d) = r!(a).wrapping_mul(i as i64 as u64),
                    Op::DivSI { d, a, i } => r!(d) = (r!(a) as i64).wrapping_div(i.into()) as u64,
                    Op::RemSI { d, a, i } => r!(d) = (r!(a) as i64).wrapping_rem(i.into()) as u64,
                    Op::AndI { d, a, i } => r!(d) = r!(a) & i as i64 as u64,
                    Op::ShlI { d, a, i } => r!(d) = if i < 64 { r!(a) << i } else { 0 },
                    Op::ShrSI { d, a, i } => r!(d) = (r!(a) as i64 >> i.min(63)) as u64,
                    Op::ShrUI { d, a, i } => r!(d) = if i < 64 { r!(a) >> i } else { 0 },
                    Op::Neg { d, a } => r!(d) = r!(a).wrapping_neg(),
                    Op::Not { d, a } => r!(d) = !r!(a),
                    Op::BoolNot { d, a } => r!(d) = 1 ^ r!(a),
                    Op::Sext8 { d, a } => r!(d) = r!(a) as i8 as u64,
                    Op::Sext16 { d, a } => r!(d) = r!(a) as i16 as u64,
                    Op::Sext32 { d, a } => r!(d) = r!(a) as i32 as u64,
                    Op::Zext8 { d, a } => r!(d) = r!(a) as u8 as u64,
                    Op::Zext16 { d, a } => r!(d) = r!(a) as u16 as u64,
                    Op::Zext32 { d, a } => r!(d) = r!(a) as u32 as u64,

                    Op::AddF { d, a, b } => r!(d) = (f!(a) + f!(b)).to_bits(),
                    Op::SubF { d, a, b } => r!(d) = (f!(a) - f!(b)).to_bits(),
                    Op::MulF { d, a, b } => r!(d) = (f!(a) * f!(b)).to_bits(),
                    Op::DivF { d, a, b } => r!(d) = (f!(a) / f!(b)).to_bits(),
                    Op::NegF { d, a } => r!(d) = (-f!(a)).to_bits(),
                    Op::SqrtF { d, a } => r!(d) = f!(a).sqrt().to_bits(),
                    Op::AddFL { d, a, p, off } => {
                        let b = f64::from_bits(mem::load(non_nil!(p) + 8 * u64::from(off)));
                        r!(d) = (f!(a) + b).to_bits();
                    }
                    Op::SubFL { d, a, p, off } => {
                        let b = f64::from_bits(mem::load(non_nil!(p) + 8 * u64::from(off)));
                        r!(d) = (f!(a) - b).to_bits();
                    }
                    Op::MulFL { d, a, p, off } => {
                        let b = f64::from_bits(mem::load(non_nil!(p) + 8 * u64::from(off)));
                        r!(d) = (f!(a) * b).to_bits();
                    }
                    Op::AddFM { p, a, off } => {
                        let at = non_nil!(p) + 8 * u64::from(off);
                        mem::store(at, (f64::from_bits(mem::load(at)) + f!(a)).to_bits());
                    }
                    Op::SubFM { p, a, off } => {
                        let at = non_nil!(p) + 8 * u64::from(off);
                        mem::store(at, (f64::from_bits(mem::load(at)) - f!(a)).to_bits());
                    }
                    Op::MinF { d, a, b } => r!(d) = ops::min_float(f!(a), f!(b)).to_bits(),
                    Op::MaxF { d, a, b } => r!(d) = ops::max_float(f!(a), f!(b)).to_bits(),
                    Op::RoundF32 { d, a } => r!(d) = f64::from(f!(a) as f32).to_bits(),
                    Op::IntToF { d, a } => r!(d) = (r!(a) as i64 as f64).to_bits(),
                    Op::UintToF { d, a } => r!(d) = (r!(a) as f64).to_bits(),
                    Op::FToInt { d, a } => r!(d) = ops::float_to_int(f!(a)),
                    Op::FToUint { d, a } => r!(d) = ops::float_to_uint(f!(a)),

                    Op::Eq { d, a, b } => r!(d) = (r!(a) == r!(b)).into(),
                    Op::Ne { d, a, b } => r!(d) = (r!(a) != r!(b)).into(),
                    Op::LtS { d, a, b } => r!(d) = ((r!(a) as i64) < r!(b) as i64).into(),
                    Op::LeS { d, a, b } => r!(d) = (r!(a) as i64 <= r!(b) as i64).into(),
                    Op::LtU { d, a, b } => r!(d) = (r!(a) < r!(b)).into(),
                    Op::LeU { d, a, b } => r!(d) = (r!(a) <= r!(b)).into(),
                    Op::EqF { d, a, b } => r!(d) = (f!(a) == f!(b)).into(),
                    Op::NeF { d, a, b } => r!(d) = (f!(a) != f!(b)).into(),
                    Op::LtF { d, a, b } => r!(d) = (f!(a) < f!(b)).into(),
                    Op::LeF { d, a, b } => r!(d) = (f!(a) <= f!(b)).into(),
                    Op::EqStr { d, a, b } => {
                        let (a, b) = (r!(a), r!(b));
                        r!(d) = (a == b || object::str_bytes(a) == object::str_bytes(b)).into();
                    }
                    Op::Jmp { off } => jump!(off),
                    Op::JmpIf { a, off } => jump_if!(r!(a) != 0, off),
                    Op::JmpIfNot { a, off } => jump_if!(r!(a) == 0, off),
                    Op::JmpEq { a, b, off } => jump_if!(r!(a) == r!(b), off),
                    Op::JmpNe { a, b, off } => jump_if!(r!(a) != r!(b), off),
                    Op::JmpLtS { a, b, off } => jump_if!((r!(a) as i64) < r!(b) as i64, off),
                    Op::JmpLeS { a, b, off } => jump_if!(r!(a) as i64 <= r!(b) as i64, off),
                    Op::JmpLtU { a, b, off } => jump_if!(r!(a) < r!(b), off),
                    Op::JmpLeU { a, b, off } => jump_if!(r!(a) <= r!(b), off),
                    Op::JmpEqI { a, i, off } => jump_if!(r!(a) == i as i64 as u64, off),
                    Op::JmpNeI { a, i, off } => jump_if!(r!(a) != i as i64 as u64, off),
                    Op::JmpLtSI { a, i, off } => jump_if!((r!(a) as i64) < i64::from(i), off),
                    Op::JmpLeSI { a, i, off } => jump_if!(r!(a) as i64 <= i64::from(i), off),
                    Op::JmpGtSI { a, i, off } => jump_if!(r!(a) as i64 > i64::from(i), off),
                    Op::JmpGeSI { a, i, off } => jump_if!(r!(a) as i64 >= i64::from(i), off),
                    Op::JmpLtF { a, b, off } => jump_if!(f!(a) < f!(b), off),
                    Op::JmpLeF { a, b, off } => jump_if!(f!(a) <= f!(b), off),
                    Op::JmpNotLtF { a, b, off } => {
                        let less = f!(a) < f!(b);
                        jump_if!(!less, off)
                    }
                    Op::JmpNotLeF { a, b, off } => {
                        let at_most = f!(a) <= f!(b);
                        jump_if!(!at_most, off)
                    }
                    Op::Loop { off } => {
                        jump!(off);
                        safepoint!();
                    }
                    Op::LoopIf { a, off } => loop_if!(r!(a) != 0, off),
                    Op::LoopIfNot { a, off } => loop_if!(r!(a) == 0, off),
                    Op::LoopNe { a, b, off } => loop_if!(r!(a) != r!(b), off),
                    Op::StepLoopLtS { a, b, off } => {
                        let i = r!(a).wrapping_add(1);
                        r!(a) = i;
                        loop_if!((i as i64) < r!(b) as i64, off)
                    }
                    Op::StepLoopLeS { a, b, off } => {
                        let i = r!(a).wrapping_add(1);
                        r!(a) = i;
                        loop_if!(i as i64 <= r!(b) as i64, off)
                    }
                    Op::StepLoopLtSI { a, i: end, off } => {
                        let i = r!(a).wrapping_add(1);
                        r!(a) = i;
                        loop_if!((i as i64) < i64::from(end), off)
                    }
                    Op::StepLoopLeSI { a, i: end, off } => {
                        let i = r!(a).wrapping_add(1);
                        r!(a) = i;
                        loop_if!(i as i64 <= i64::from(end), off)
                    }
                    Op::LoopLtS { a, b, off } => loop_if!((r!(a) as i64) < r!(b) as i64, off),
                    Op::LoopLeS { a, b, off } => loop_if!(r!(a) as i64 <= r!(b) as i64, off),
                    Op::LoopLtSI { a, i, off } => loop_if!((r!(a) as i64) < i64::from(i), off),
                    Op::LoopLeSI { a, i, off } => loop_if!(r!(a) as i64 <= i64::from(i), off),
                    Op::LoopGtSI { a, i, off } => loop_if!(r!(a) as i64 > i64::from(i), off),
                    Op::LoopGeSI { a, i, off } => loop_if!(r!(a) as i64 >= i64::from(i), off),

                    Op::Load { d, p, off } => r!(d) = mem::load(non_nil!(p) + 8 * u64::from(off)),
                    Op::Store { p, a, off } => mem::store(non_nil!(p) + 8 * u64::from(off), r!(a)),
                    Op::LoadN { d, p, off, n } => {
                        let from = non_nil!(p) + 8 * u64::from(off);
                        for i in 0..n {
                            r!(d + u16::from(i)) = mem::load(from + 8 * u64::from(i));
                        }
                    }
                    Op::StoreN { p, a, off, n } => {
                        let to = non_nil!(p) + 8 * u64::from(off);
                        for i in 0..n {
                            mem::store(to + 8 * u64::from(i), r!(a + u16::from(i)));
                        }
                    }
                    Op::Load8 { d, p } => r!(d) = mem::load8(non_nil!(p)).into(),
                    Op::Store8 { p, a } => mem::store8(non_nil!(p), r!(a) as u8),
                    Op::AddrOff { d, p, off } => r!(d) = non_nil!(p) + 8 * u64::from(off),
                    Op::CopySlots { p, a, n } => {
                        let to = non_nil!(p);
                        match r!(a) {
                            0 => mem::zero(to, n.into()),
                            from => mem::copy(from, to, n.into()),
                        }
                    }
                    Op::NilCheck { p } => {
                        non_nil!(p);
                    }
                    Op::New { d, layout } => {
                        let site = *image.sites.get_unchecked(layout as usize);
                        match host.heap().try_alloc_at(site) {
                            Some(addr) => r!(d) = addr,
                            None => {
                                r!(d) = ok!(host.heap().alloc_at(site));
                                allocated!();
                            }
                        }
                    }
                    Op::LoadG { d, k } => r!(d) = mem::load(globals + 8 * u64::from(k)),
                    Op::StoreG { a, k } => mem::store(globals + 8 * u64::from(k), r!(a)),
                    Op::AddrG { d, k } => r!(d) = globals + 8 * u64::from(k),

                    Op::Bound { a, len } => {
                        if r!(a) >= u64::from(len) {
                            break 'run index_trap(r!(a), len.into());
                        }
                    }
                    Op::IdxP { d, p, i } => r!(d) = mem::load(non_nil!(p) + 8 * r!(i)),
                    Op::SetIdxP { p, i, a } => mem::store(non_nil!(p) + 8 * r!(i), r!(a)),
                    Op::IdxP8 { d, p, i } => r!(d) = mem::load8(non_nil!(p) + r!(i)).into(),
                    Op::SetIdxP8 { p, i, a } => mem::store8(non_nil!(p) + r!(i), r!(a) as u8),
                    Op::AddrIdxP { d, p, i, n } => r!(d) = non_nil!(p) + 8 * u64::from(n) * r!(i),
                    Op::AddrIdxP8 { d, p, i } => r!(d) = non_nil!(p) + r!(i),
                    Op::SliceLen { d, s } => {
                        r!(d) = if r!(s) == 0 { 0 } else { mem::load(r!(s) + 8) }
                    }
                    Op::SliceCap { d, s } => {
                        r!(d) = if r!(s) == 0 { 0 } else { mem::load(r!(s) + 16) }
                    }
                    Op::Idx { d, s, i } => r!(d) = mem::load(element!(s, i, 8)),
                    Op::SetIdx { s, i, a } => mem::store(element!(s, i, 8), r!(a)),
                    Op::Idx8 { d, s, i } => r!(d) = mem::load8(element!(s, i, 1)).into(),
                    Op::SetIdx8 { s, i, a } => mem::store8(element!(s, i, 1), r!(a) as u8),
                    Op::AddrIdx { d, s, i, n } => {
                        let bytes = if n == 0 { 1 } else { 8 * u64::from(n) };
                        r!(d) = element!(s, i, bytes);
                    }
                    Op::AddrIdxBig { d, s, i } => {
                        let bytes = 8 * u64::from(arg!(0).1);
                        r!(d) = element!(s, i, bytes);
                        pc = pc.add(1);
                    }
                    Op::Append { d, s, a, n } => {
                        let (width, layout) = arg!(0);
                        let elem = Elem::new(layout, &image.program().layouts);
                        r!(d) = ok!(slice::append(
                            host.heap(),
                            r!(s),
                            elem,
                            at!(a),
                            width,
                            n.into()
                        ));
                        pc = pc.add(1);
                        allocated!();
                    }
                    Op::Reslice { d, s, a, n } => {
                        r!(d) = ok!(slice::reslice(host.heap(), r!(s), Bounds::read(at!(a), n)));
                        allocated!();
                    }
                    Op::SubStr { d, s, a, n } => {
                        r!(d) = ok!(slice::substring(
                            host.heap(),
                            r!(s),
                            Bounds::read(at!(a), n)
                        ));
                        allocated!();
                    }
                    Op::StrLen { d, s } => {
                        r!(d) = if r!(s) == 0 { 0 } else { mem::load(r!(s) + 8) }
                    }
                    Op::StrIdx { d, s, i } => r!(d) = mem::load8(element!(s, i, 1)).into(),
                    Op::Concat { d, a, b } => {
                        r!(d) = ok!(string::concat(host.heap(), &[r!(a), r!(b)]));
                        allocated!();
                    }
                    Op::ConcatN { d, a, n } => {
                        let parts = std::slice::from_raw_parts(base.add(a as usize), n as usize);
                        r!(d) = ok!(string::concat(host.heap(), parts));
                        allocated!();
                    }
                    Op::StrRune { d, s, i } => (r!(d), r!(d + 1)) = string::rune_at(r!(s), r!(i)),
                    Op::MapGet { d, m, k } => {
                        let map = image.map_type(arg!(0).1).unwrap_unchecked();
                        ok!(map.get(image.values(), r!(m), at!(k), at!(d)));
                        pc = pc.add(1);
                    }
                    Op::MapGetOk { d, m, k } => {
                        let map = image.map_type(arg!(0).1).unwrap_unchecked();
                        let found = ok!(map.get(image.values(), r!(m), at!(k), at!(d)));
                        r!(d + map.value_regs) = found.into();
                        pc = pc.add(1);
                    }
                    Op::MapSet { m, k, v } => {
                        let map = image.map_type(arg!(0).1).unwrap_unchecked();
                        ok!(map.set(image.values(), host.heap(), r!(m), at!(k), at!(v)));
                        pc = pc.add(1);
                        allocated!();
                    }
                    Op::MapNext { d, it } => {
                        let first = base.add(d as usize);
                        let room = limit.offset_from_unsigned(first);
                        if ok!(ops::map_next(image, r!(it), first as usize as u64, room)) {
                            pc = pc.add(1);
                        } else {
                            jump!(arg!(0).1 as i32);
                        }
                    }

                    Op::MkIface { d, a, ty } => {
                        let regs = image.ty(ty.into()).repr.regs;
                        let payload = std::slice::from_raw_parts(base.add(a as usize), regs.into());
                        r!(d) = ok!(host.heap().new_iface(ty.into(), payload));
                        allocated!();
                    }
                    Op::Assert { d, a, ty } => match object::iface_parts(r!(a)) {
                        Some((dynamic, payload)) if dynamic == u32::from(ty) => {
                            for i in 0..image.ty(dynamic).repr.regs {
                                r!(d + i) = mem::load(payload + 8 * u64::from(i));
                            }
                            pc = pc.add(1);
                        }
                        _ => {
                            break 'run Trap::Fault(ops::conversion_fault(
                                image,
                                r!(a),
                                ty.into(),
                                arg!(0).1,
                            ));
                        }
                    },
                    Op::AssertOk { d, a, ty } => {
                        let regs = image.ty(ty.into()).repr.regs;
                        match object::iface_parts(r!(a)) {
                            Some((dynamic, payload)) if dynamic == u32::from(ty) => {
                                for i in 0..regs {
                                    r!(d + i) = mem::load(payload + 8 * u64::from(i));
                                }
                                r!(d + regs) = 1;
                            }
                            _ => std::ptr::write_bytes(
                                base.add(d as usize),
                                0,
                                usize::from(regs) + 1,
                            ),
                        }
                    }
                    Op::IfaceIs { d, a, ty } => {
                        r!(d) = object::iface_parts(r!(a))
                            .is_some_and(|(dynamic, _)| dynamic == u32::from(ty))
                            .into();
                    }
                    Op::Unbox { d, a, ty } => {
                        let payload = non_nil!(a) + 8;
                        for i in 0..image.ty(ty.into()).repr.regs {
                            r!(d + i) = mem::load(payload + 8 * u64::from(i));
                        }
                    }

                    Op::Call { w, func } => {
                        call!(w, func);
                        safepoint!();
                    }
                    Op::CallClosure { w, f } => {
                        let closure = non_nil!(f);
                        call!(w, mem::load(closure) as u32);
                        r!(1) = closure;
                        safepoint!();
                    }
                    Op::CallIface { w, i, method } => {
                        let iface = non_nil!(i);
                        let Some(target) =
                            image.dispatch.find(mem::load(iface) as u32, method.into())
                        else {
                            break 'run nil_fault();
                        };
                        let receiver = if target.word {
                            mem::load(iface + 8)
                        } else {
                            iface + 8
                        };
                        let entry = call!(w, target.func);
                        r!(entry.receiver) = receiver;
                        safepoint!();
                    }
                    Op::CallNative { w, native } => {
                        if goroutine
                            .extra
                            .as_ref()
                            .is_some_and(|extra| !extra.memos.is_empty())
                        {
                            break 'run Trap::Native(native, w);
                        }
                        let entry = image.natives.get_unchecked(native as usize);
                        let (results, params) =
                            window(base.add(w as usize), entry.results, entry.params);
                        match (entry.call)(&mut NativeCall {
                            host,
                            image,
                            memo: &[],
                            results,
                            params,
                        }) {
                            NativeResult::Done => {}
                            NativeResult::Park => break 'run Trap::Park,
                            answer => break 'run Trap::Answer(answer),
                        }
                        allocated!();
                    }
                    Op::AtomicAdd { w } => {
                        // The window: the sum, then the address and what is added.
                        let sum = base.add(w as usize + FRAME);
                        let addr = *sum.add(1);
                        if addr == 0 {
                            break 'run nil_fault();
                        }
                        match natives::atomic::add(host, addr, *sum.add(2)) {
                            Poll::Ready(value) => *sum = value,
                            Poll::Pending => break 'run Trap::Park,
                        }
                    }
                    Op::Sync { w, call } => {
                        let params = base.add(w as usize + FRAME);
                        let addr = *params;
                        if addr == 0 {
                            break 'run nil_fault();
                        }
                        let op = match call {
                            SyncCall::Lock => SyncOp::Lock,
                            SyncCall::Unlock => SyncOp::Unlock,
                            SyncCall::RwLock => SyncOp::RwLock,
                            SyncCall::RwUnlock => SyncOp::RwUnlock,
                            SyncCall::RLock => SyncOp::RLock,
                            SyncCall::RUnlock => SyncOp::RUnlock,
                            SyncCall::WaitGroupAdd => SyncOp::WaitGroupAdd(*params.add(1) as i64),
                            SyncCall::WaitGroupDone => SyncOp::WaitGroupAdd(-1),
                            SyncCall::WaitGroupWait => SyncOp::WaitGroupWait,
                        };
                        match host.sync(op, addr) {
                            Poll::Ready(Ok(_)) => {}
                            Poll::Pending => break 'run Trap::Park,
                            Poll::Ready(Err(fault)) => {
                                break 'run Trap::Answer(natives::sync::failed(fault));
                            }
                        }
                    }
                    Op::Ret => {
                        let link = *base;
                        if WATCHED {
                            host.leave(base.offset_from_unsigned(stack) as u32);
                        }
                        if link >> 48 != 0 {
                            break 'run Trap::Return;
                        }
                        pc = code.add(link as u32 as usize);
                        base = base.sub((link >> 32) as usize);
                    }
                    Op::MkClosure { d, a, n } => {
                        let (high, func) = arg!(0);
                        let n = usize::from(n) + 256 * usize::from(high);
                        let captures = std::slice::from_raw_parts(base.add(a as usize), n);
                        r!(d) = ok!(host.heap().new_closure(func, captures));
                        pc = pc.add(1);
                        allocated!();
                    }
                    Op::Cap { d, i } => r!(d) = mem::load(r!(1) + 8 + 8 * u64::from(i)),
                    Op::Go { w, func } => {
                        if host.before(Visible::Go).is_pending() {
                            break 'run Trap::Park;
                        }
                        let at = pc.offset_from_unsigned(code) as u32 - 1;
                        ok!(goroutine.spawn(host, image, (func, 0), base.add(w as usize), at));
                        allocated!();
                    }
                    Op::GoClosure { w, f } => {
                        let closure = r!(f);
                        if closure == 0 {
                            break 'run Trap::Fault(Fault::Fatal("go of nil func value".into()));
                        }
                        if host.before(Visible::Go).is_pending() {
                            break 'run Trap::Park;
                        }
                        let at = pc.offset_from_unsigned(code) as u32 - 1;
                        let func = mem::load(closure) as u32;
                        ok!(goroutine.spawn(
                            host,
                            image,
                            (func, closure),
                            base.add(w as usize),
                            at
                        ));
                        allocated!();
                    }
                    Op::RunDefers => {
                        if goroutine.has_deferred(base.offset_from_unsigned(stack) as u32) {
                            break 'run Trap::RunDefers;
                        }
                    }
                    Op::Panic { a } => break 'run Trap::Panic(r!(a)),
                    Op::Fault { k } => {
                        break 'run match k {
                            0 => nil_fault(),
                            k => runtime_fault(ops::fault_text(k)),
                        };
                    }

                    Op::Send { c, v } => match host.send(r!(c), r!(v)) {
                        Poll::Ready(Ok(())) => {}
                        Poll::Ready(Err(_)) => break 'run Trap::Fault(ops::send_on_closed()),
                        Poll::Pending => break 'run Trap::Park,
                    },
                    Op::Recv { d, c } => match host.recv(r!(c)) {
                        Poll::Ready((value, _)) => r!(d) = value,
                        Poll::Pending => break 'run Trap::Park,
                    },
                    Op::RecvOk { d, c } => match host.recv(r!(c)) {
                        Poll::Ready((value, ok)) => (r!(d), r!(d + 1)) = (value, ok.into()),
                        Poll::Pending => break 'run Trap::Park,
                    },
                    Op::LtStr { .. }
                    | Op::LeStr { .. }
                    | Op::EqIface { .. }
                    | Op::EqVal { .. }
                    | Op::CopySlotsBig { .. }
                    | Op::Clone { .. }
                    | Op::OrZero { .. }
                    | Op::AddrIdxPBig { .. }
                    | Op::MakeSlice { .. }
                    | Op::AppendSlice { .. }
                    | Op::AppendStr { .. }
                    | Op::CopySlice { .. }
                    | Op::CopyStr { .. }
                    | Op::SliceArr { .. }
                    | Op::ClearSlice { .. }
                    | Op::SliceToArr { .. }
                    | Op::StrFromRune { .. }
                    | Op::StrFromBytes { .. }
                    | Op::BytesFromStr { .. }
                    | Op::StrFromRunes { .. }
                    | Op::RunesFromStr { .. }
                    | Op::MakeMap { .. }
                    | Op::MapDelete { .. }
                    | Op::MapLen { .. }
                    | Op::MapClear { .. }
                    | Op::MapIter { .. }
                    | Op::AssertIface { .. }
                    | Op::AssertIfaceOk { .. }
                    | Op::IfaceImpl { .. }
                    | Op::Defer { .. }
                    | Op::DivC { .. }
                    | Op::DeferToken { .. }
                    | Op::DeferAt { .. }
                    | Op::Recover { .. }
                    | Op::MakeChan { .. }
                    | Op::Close { .. }
                    | Op::ChanLen { .. }
                    | Op::ChanCap { .. }
                    | Op::Select { .. }
                    | Op::Box { .. }
                    | Op::Unbox2 { .. } => {
                        let at = pc.offset_from_unsigned(code) as u32 - 1;
                        match rare::run(goroutine, host, image, op, base, at) {
                            Ok(words) => pc = pc.add(words),
                            Err(trap) => break 'run trap,
                        }
                        allocated!();
                    }
                }
            }
        }
    };
    *fuel_left = fuel;
    // SAFETY: pc and base never leave the code and the stack.
    let (pc, base) = unsafe {
        (
            pc.offset_from_unsigned(code),
            base.offset_from_unsigned(stack),
        )
    };
    goroutine.save(pc as u32, base as u32);
    trap
}
