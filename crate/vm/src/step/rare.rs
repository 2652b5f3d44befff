//! The instructions out of the loop: what they do costs more than the call, and so much less is left for browsers to
//! optimise as one function.

use super::interpret::nil_fault;
use super::{Trap, ops};
use crate::goroutine::Goroutine;
use crate::host::{Host, Visible};
use crate::image::Image;
use crate::slice::{self, Bounds, Elem};
use crate::{map, mem, object, string};
use golang::bytecode::Op;
use std::task::Poll;

/// Does an instruction that the loop leaves to it; gives how many of the words after it are its own. `at` is its place in the code.
///
/// # Safety
/// `op` is an instruction of the verified code that runs in the frame at `base`.
#[inline(never)]
pub(super) unsafe fn run<H: Host>(
    goroutine: &mut Goroutine,
    host: &mut H,
    image: &Image<H>,
    op: *const Op,
    base: *mut u64,
    at: u32,
) -> Result<usize, Trap> {
    // As in the loop.
    macro_rules! r {
        ($reg:expr) => {
            *base.add($reg as usize)
        };
    }
    macro_rules! at {
        ($reg:expr) => {
            base.add($reg as usize) as usize as u64
        };
    }
    macro_rules! arg {
        ($i:expr) => {
            match *op.add(1 + $i) {
                Op::Arg { a, k } => (a, k),
                _ => std::hint::unreachable_unchecked(),
            }
        };
    }
    macro_rules! ok {
        ($result:expr) => {
            match $result {
                Ok(value) => value,
                Err(fault) => return Err(Trap::Fault(fault)),
            }
        };
    }
    macro_rules! non_nil {
        ($reg:expr) => {{
            let addr = r!($reg);
            if addr == 0 {
                return Err(nil_fault());
            }
            addr
        }};
    }
    let mut words = 0;
    // SAFETY: the caller's promise, and what the loop says of all instructions.
    unsafe {
        match *op {
            Op::LtStr { d, a, b } => {
                r!(d) = (object::str_bytes(r!(a)) < object::str_bytes(r!(b))).into()
            }
            Op::LeStr { d, a, b } => {
                r!(d) = (object::str_bytes(r!(a)) <= object::str_bytes(r!(b))).into()
            }
            Op::EqIface { d, a, b } => {
                r!(d) = ok!(image.values().equal_ifaces(r!(a), r!(b))).into();
            }
            Op::EqVal { d, a, b } => {
                let (_, ty) = arg!(0);
                let values = image.values();
                let (a, b) = (values.memory(ty, at!(a)), values.memory(ty, at!(b)));
                r!(d) = ok!(values.equal(ty, a, b)).into();
                words = 1;
            }

            Op::CopySlotsBig { p, a } => {
                let (to, n) = (non_nil!(p), arg!(0).1);
                match r!(a) {
                    0 => mem::zero(to, n.into()),
                    from => mem::copy(from, to, n.into()),
                }
                words = 1;
            }
            Op::Clone { d, p, layout } => {
                let from = non_nil!(p);
                let slots = image.program().layouts.get_unchecked(layout as usize).slots;
                let to = ok!(host
                    .heap()
                    .alloc_at(*image.sites.get_unchecked(layout as usize)));
                mem::copy(from, to, slots.into());
                r!(d) = to;
            }
            Op::OrZero { d, layout } => {
                if r!(d) == 0 {
                    r!(d) = ok!(host
                        .heap()
                        .alloc_at(*image.sites.get_unchecked(layout as usize)));
                }
            }
            Op::AddrIdxPBig { d, p, i } => {
                r!(d) = non_nil!(p) + 8 * u64::from(arg!(0).1) * r!(i);
                words = 1;
            }

            Op::MakeSlice { d, a, elem } => {
                let elem = Elem::new(elem.into(), &image.program().layouts);
                r!(d) = ok!(slice::make(host.heap(), elem, r!(a), r!(a + 1)));
            }
            Op::AppendSlice { d, s, t } => {
                let elem = Elem::new(arg!(0).1, &image.program().layouts);
                r!(d) = ok!(slice::append_slice(host.heap(), r!(s), r!(t), elem));
                words = 1;
            }
            Op::AppendStr { d, s, t } => {
                r!(d) = ok!(slice::append_str(host.heap(), r!(s), r!(t)));
            }
            Op::CopySlice { d, p, a } => r!(d) = slice::copy(r!(p), r!(a)),
            Op::CopyStr { d, p, a } => r!(d) = slice::copy_str(r!(p), r!(a)),
            Op::SliceArr { d, p, a, n } => {
                let elem = Elem::new(arg!(1).1, &image.program().layouts);
                let (array, len) = (non_nil!(p), arg!(0).1);
                let bounds = Bounds::read(at!(a), n);
                r!(d) = ok!(slice::of_array(
                    host.heap(),
                    array,
                    len.into(),
                    elem,
                    bounds
                ));
                words = 2;
            }
            Op::ClearSlice { s } => slice::clear(r!(s)),
            Op::SliceToArr { d, s } => {
                r!(d) = ok!(slice::to_array(r!(s), arg!(0).1.into()));
                words = 1;
            }

            Op::StrFromRune { d, a } => {
                r!(d) = ok!(string::from_rune(host.heap(), r!(a)));
            }
            Op::StrFromBytes { d, a } => {
                r!(d) = ok!(string::from_bytes(host.heap(), r!(a)));
            }
            Op::BytesFromStr { d, a } => {
                r!(d) = ok!(host.heap().new_bytes(object::str_bytes(r!(a))));
            }
            Op::StrFromRunes { d, a } => {
                r!(d) = ok!(string::from_runes(host.heap(), r!(a)));
            }
            Op::RunesFromStr { d, a } => {
                r!(d) = ok!(string::to_runes(host.heap(), r!(a)));
            }

            Op::MakeMap { d, a, ty } => {
                let map = image.map_type(ty.into()).unwrap_unchecked();
                r!(d) = ok!(map::make(host.heap(), ty.into(), map, r!(a) as i64));
            }
            Op::MapDelete { m, k } => {
                let map = image.map_type(arg!(0).1).unwrap_unchecked();
                ok!(map.delete(image.values(), r!(m), at!(k)));
                words = 1;
            }
            Op::MapLen { d, m } => r!(d) = map::len(r!(m)),
            Op::MapClear { m } => ok!(map::clear(r!(m))),
            Op::MapIter { d, m } => {
                let random = host.random();
                r!(d) = ok!(map::iterator(host.heap(), r!(m), random));
            }
            Op::AssertIface { d, a, ty } => match object::iface_parts(r!(a)) {
                Some((dynamic, _)) if image.implements(dynamic, ty.into()) => {
                    r!(d) = r!(a);
                    words = 1;
                }
                _ => {
                    return Err(Trap::Fault(ops::conversion_fault(
                        image,
                        r!(a),
                        ty.into(),
                        arg!(0).1,
                    )));
                }
            },
            Op::AssertIfaceOk { d, a, ty } => {
                let i = r!(a);
                let fits = object::iface_parts(i)
                    .is_some_and(|(dynamic, _)| image.implements(dynamic, ty.into()));
                r!(d) = if fits { i } else { 0 };
                r!(d + 1) = fits.into();
            }
            Op::IfaceImpl { d, a, ty } => {
                let fits = object::iface_parts(r!(a))
                    .is_some_and(|(dynamic, _)| image.implements(dynamic, ty.into()));
                r!(d) = fits.into();
            }
            Op::Defer { f } => {
                goroutine.defer(base.offset_from_unsigned(goroutine.stack) as u32, at, r!(f));
            }
            Op::DivC { .. } | Op::DeferToken { .. } | Op::DeferAt { .. } => {
                let id = host.goroutine_id();
                ok!(ops::rare(goroutine, id, *op, base, at));
            }
            Op::Recover { d } => {
                r!(d) = goroutine.recover(image, base.offset_from_unsigned(goroutine.stack) as u32);
            }
            Op::MakeChan { d, a, elem } => {
                r!(d) = ok!(ops::make_chan(host, image, r!(a), elem.into(), at));
            }
            Op::Close { c } => {
                if host.before(Visible::Close(r!(c))).is_pending() {
                    return Err(Trap::Park);
                }
                ok!(ops::close(host, r!(c)))
            }
            Op::ChanLen { d, c } => {
                if host.before(Visible::Length(r!(c))).is_pending() {
                    return Err(Trap::Park);
                }
                r!(d) = host.chan_len(r!(c));
            }
            Op::ChanCap { d, c } => r!(d) = host.chan_cap(r!(c)),
            Op::Select { d, a, n } => {
                let block = arg!(0).0 == 0;
                match ops::select(host, base.add(a as usize), n, op.add(2), block) {
                    Poll::Ready(chosen) => [r!(d), r!(d + 1), r!(d + 2)] = ok!(chosen),
                    Poll::Pending => return Err(Trap::Park),
                }
                words = 1 + usize::from(n).div_ceil(32);
            }
            Op::Box { d, a, ty } => {
                r!(d) = ok!(ops::boxed(
                    image,
                    host.heap(),
                    ty.into(),
                    base.add(a as usize)
                ));
            }
            Op::Unbox2 { d, a, ty } => {
                let regs = image.ty(ty.into()).repr.regs;
                match r!(a) {
                    0 => std::ptr::write_bytes(base.add(d as usize), 0, regs.into()),
                    from => {
                        for i in 0..regs {
                            r!(d + i) = mem::load(from + 8 * u64::from(i));
                        }
                    }
                }
            }
            // The loop does all others.
            _ => std::hint::unreachable_unchecked(),
        }
    }
    Ok(words)
}
