//! Instructions that are too long for the loop.

use crate::fault::Fault;
use crate::goroutine::{Goroutine, link};
use crate::heap::Mutator;
use crate::host::{CloseError, Host, SelectCase};
use crate::iface;
use crate::image::Image;
use crate::{map, mem, object};
use golang::bytecode::{LAYOUT_BYTES, LAYOUT_FIRST, LAYOUT_WORDS, Op, RType, TypeIx};
use std::task::Poll;

/// d := truncation of a float, as Go on amd64 has it: out of range and NaN give the least integer.
#[inline]
pub(super) fn float_to_int(x: f64) -> u64 {
    // 2⁶³ is the first float beyond the range; the comparison is false for NaN.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        x as i64 as u64
    } else {
        1 << 63
    }
}

/// The same to an unsigned integer: through the signed range where the value lies in it, wrapping around for negative values.
#[inline]
pub(super) fn float_to_uint(x: f64) -> u64 {
    if x < 9_223_372_036_854_775_808.0 {
        float_to_int(x)
    } else {
        float_to_int(x - 9_223_372_036_854_775_808.0) ^ 1 << 63
    }
}

/// Go's min: a NaN wins, and -0 is less than +0.
#[inline]
pub(super) fn min_float(a: f64, b: f64) -> f64 {
    match a.partial_cmp(&b) {
        Some(std::cmp::Ordering::Less) => a,
        Some(std::cmp::Ordering::Greater) => b,
        Some(std::cmp::Ordering::Equal) => {
            if a.is_sign_negative() {
                a
            } else {
                b
            }
        }
        None => f64::NAN,
    }
}

#[inline]
pub(super) fn max_float(a: f64, b: f64) -> f64 {
    match a.partial_cmp(&b) {
        Some(std::cmp::Ordering::Greater) => a,
        Some(std::cmp::Ordering::Less) => b,
        Some(std::cmp::Ordering::Equal) => {
            if a.is_sign_negative() {
                b
            } else {
                a
            }
        }
        None => f64::NAN,
    }
}

/// `interface conversion: …` of value `a` to type `ty`, from an interface of static type `from`.
#[cold]
pub(super) fn conversion_fault<H: Host>(
    image: &Image<H>,
    a: u64,
    ty: TypeIx,
    from: TypeIx,
) -> Fault {
    // SAFETY: `a` is an interface value.
    let dynamic = unsafe { object::iface_parts(a) }.map(|(dynamic, _)| dynamic);
    let wanted = image.ty(ty);
    let name = |ty: &RType| match ty.name.as_str() {
        "any" => "interface {}".to_owned(),
        name => name.to_owned(),
    };
    let text = if wanted.kind != golang::bytecode::Kind::Interface {
        let found = dynamic.map_or("nil".to_owned(), |dynamic| name(image.ty(dynamic)));
        let note = if found == name(wanted) {
            " (types from different scopes)"
        } else {
            ""
        };
        format!(
            "{} is {found}, not {}{note}",
            name(image.ty(from)),
            name(wanted)
        )
    } else {
        match dynamic {
            None => format!("interface is nil, not {}", name(wanted)),
            Some(dynamic) => {
                let dynamic = image.ty(dynamic);
                let method = match iface::missing(dynamic, wanted) {
                    Some((method, _)) => image.program().method_names[method as usize].as_str(),
                    None => "?",
                };
                let method = method.rsplit('.').next().unwrap_or(method);
                format!(
                    "{} is not {}: missing method {method}",
                    dynamic.name,
                    name(wanted)
                )
            }
        }
    };
    Fault::Plain(format!("interface conversion: {text}"))
}

/// Whether a channel's elements of this type are references.
fn elem_is_ref(ty: &RType) -> bool {
    match ty.repr.regs {
        0 => false,
        // Boxed.
        n if n > 1 => true,
        _ => {
            ty.repr.by_ref
                || ty.layout != LAYOUT_WORDS
                    && ty.layout != LAYOUT_BYTES
                    && ty.layout < LAYOUT_FIRST
        }
    }
}

pub(super) fn make_chan<H: Host>(
    host: &mut H,
    image: &Image<H>,
    cap: u64,
    elem: TypeIx,
    pc: u32,
) -> Result<u64, Fault> {
    if cap >= 1 << 44 {
        return Err(Fault::Plain("makechan: size out of range".into()));
    }
    let ty = image.ty(elem);
    let refs = elem_is_ref(ty)
        || image.program().layouts[ty.layout as usize]
            .refs
            .contains(&0);
    host.make_chan(cap, refs, image.program_line(pc))
        .ok_or(Fault::OutOfMemory)
}

pub(super) fn close<H: Host>(host: &mut H, chan: u64) -> Result<(), Fault> {
    let what = match host.close(chan) {
        Ok(()) => return Ok(()),
        Err(CloseError::Nil) => "nil",
        Err(CloseError::Closed) => "closed",
    };
    Err(Fault::Plain(format!("close of {what} channel")))
}

/// The cases of a `Select`, in registers from `a` and bits in the operand words from `bits`: chosen case or -1, value, ok.
///
/// # Safety
/// The verifier has checked the registers and operand words.
pub(super) unsafe fn select<H: Host>(
    host: &mut H,
    a: *const u64,
    n: u16,
    bits: *const Op,
    block: bool,
) -> Poll<Result<[u64; 3], Fault>> {
    const FEW: usize = 8;
    let case = |i: usize| {
        // SAFETY: the caller's promise.
        let (word, chan, value) = unsafe { (*bits.add(i / 32), *a.add(2 * i), *a.add(2 * i + 1)) };
        let sends = matches!(word, Op::Arg { k, .. } if k >> (i % 32) & 1 != 0);
        SelectCase {
            chan,
            send: sends.then_some(value),
        }
    };
    let n = usize::from(n);
    let chosen = if n <= FEW {
        let mut cases = [SelectCase {
            chan: 0,
            send: None,
        }; FEW];
        cases[..n]
            .iter_mut()
            .enumerate()
            .for_each(|(i, to)| *to = case(i));
        host.select(&cases[..n], block)
    } else {
        host.select(&(0..n).map(case).collect::<Vec<_>>(), block)
    };
    chosen.map(|chosen| match chosen {
        Ok(Some(selected)) => Ok([selected.index.into(), selected.value, selected.ok.into()]),
        Ok(None) => Ok([-1i64 as u64, 0, 0]),
        Err(_) => Err(send_on_closed()),
    })
}

#[cold]
pub(super) fn send_on_closed() -> Fault {
    Fault::Plain("send on closed channel".into())
}

/// A new object with the value whose register form starts at `regs`.
///
/// # Safety
/// The registers hold a value of type `ty`.
pub(super) unsafe fn boxed<H: Host>(
    image: &Image<H>,
    heap: &mut Mutator,
    ty: TypeIx,
    regs: *const u64,
) -> Result<u64, Fault> {
    let info = image.ty(ty);
    let addr = heap.alloc_at(image.sites[info.layout as usize])?;
    for i in 0..info.repr.regs {
        // SAFETY: the caller's promise; a flat value has as many slots as registers.
        unsafe { mem::store(addr + 8 * u64::from(i), *regs.add(i.into())) };
    }
    Ok(addr)
}

/// Moves an iterator on: key and value to the registers at `d`; false at the end.
///
/// # Safety
/// `it` is 0 or a MAP_ITER object; the stack has `room` registers from `d` on.
pub(super) unsafe fn map_next<H: Host>(
    image: &Image<H>,
    it: u64,
    d: u64,
    room: usize,
) -> Result<bool, Fault> {
    // SAFETY: the caller's promise.
    let Some(ty) = (unsafe { map::iterated(it) }) else {
        return Ok(false);
    };
    let Some(map) = image.map_type(ty) else {
        return Ok(false);
    };
    if usize::from(map.key_regs) + usize::from(map.value_regs) > room {
        return Err(Fault::Fatal("an iterator of another type".into()));
    }
    // SAFETY: as above.
    unsafe { map.next(image.values(), it, d) }
}

impl Goroutine {
    /// The link of a call from the instruction before `pc`.
    #[inline(always)]
    pub(super) fn call_link(pc: u32, w: u16) -> u64 {
        link::new(pc, w.into(), 0)
    }
}

/// What `Op::Fault` says, after `runtime error: `.
#[cold]
pub(super) fn fault_text(k: u16) -> &'static str {
    const CONTINUED: [&str; 3] = [
        "range function continued iteration after function for loop body returned false",
        "range function continued iteration after loop body panic",
        "range function continued iteration after whole loop exit",
    ];
    match k {
        1 => "integer divide by zero",
        3..=5 => CONTINUED[usize::from(k) - 3],
        6 => "range function recovered a loop body panic and did not resume panicking",
        _ => "unreachable code",
    }
}

/// Complex division by Smith's method (Communications of the ACM 5, 1962), with C99's infinities: NaN twice only where
/// no better answer is defined.
fn divide_complex((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    if !re.is_nan() || !im.is_nan() {
        return (re, im);
    }
    // Infinite parts as ones, finite ones as zeros, signs kept.
    let unit = |x: f64| f64::from(u8::from(x.is_infinite())).copysign(x);
    let finite = |x: f64, y: f64| x.is_finite() && y.is_finite();
    let product = |scale: f64, (a, b): (f64, f64), (c, d): (f64, f64)| {
        (scale * (a * c + b * d), scale * (b * c - a * d))
    };
    if c == 0.0 && d == 0.0 && !(a.is_nan() && b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        (infinity * a, infinity * b)
    } else if (a.is_infinite() || b.is_infinite()) && finite(c, d) {
        product(f64::INFINITY, (unit(a), unit(b)), (c, d))
    } else if (c.is_infinite() || d.is_infinite()) && finite(a, b) {
        product(0.0, (a, b), (unit(c), unit(d)))
    } else {
        (re, im)
    }
}

/// Instructions that few programs have: out of the interpreter's loop, which is the faster for being small. `at` is the
/// instruction's place, `id` the running goroutine's.
///
/// # Safety
/// `base` is the running frame, and the verifier has seen the instruction in it.
#[inline(never)]
pub(super) unsafe fn rare(
    goroutine: &mut Goroutine,
    id: u64,
    op: Op,
    base: *mut u64,
    at: u32,
) -> Result<(), Fault> {
    // SAFETY: registers of the frame, as the verifier has checked.
    unsafe {
        let reg = |r: u16| base.add(usize::from(r));
        let float = |r: u16| f64::from_bits(*reg(r));
        match op {
            Op::DivC { d, a, b } => {
                let (re, im) = divide_complex((float(a), float(a + 1)), (float(b), float(b + 1)));
                *reg(d) = re.to_bits();
                *reg(d + 1) = im.to_bits();
            }
            Op::DeferToken { d } => {
                let frame = base.offset_from_unsigned(goroutine.stack) as u64;
                *reg(d) = frame | u64::from(at) << 32;
                *reg(d + 1) = id;
            }
            Op::DeferAt { f, t } => {
                goroutine.defer_at(id, (*reg(t), *reg(t + 1)), *reg(f))?;
            }
            _ => {}
        }
    }
    Ok(())
}
