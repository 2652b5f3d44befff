//! Equality: that of the language, and DeepEqual.

use super::{ty, type_at};
use crate::fault::Fault;
use crate::host::Host;
use crate::image::Image;
use crate::native::{NativeCall, NativeResult};
use crate::natives::fmt::value::Val;
use crate::{map, mem, object};
use golang::bytecode::{Kind, TypeIx};
use std::collections::HashSet;

/// `func isZero(t int, p *byte) bool`
pub(super) fn is_zero<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (repr, kind, addr) = (ty(call, 0).repr, ty(call, 0).kind, call.arg(1));
    if addr == 0 {
        return call.done(1);
    }
    // SAFETY: the address is that of a value of the type.
    let zero = unsafe {
        match kind {
            Kind::Bool | Kind::Uint8 => mem::load8(addr) == 0,
            Kind::String => object::str_bytes(mem::load(addr)).is_empty(),
            _ => (0..u64::from(repr.slots)).all(|i| mem::load(addr + 8 * i) == 0),
        }
    };
    call.done(zero.into())
}

/// `func equal(t int, p, q *byte) bool`
pub(super) fn equal<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ty = type_at(call, 0);
    let (a, b) = (Val::at(ty, call.arg(1)), Val::at(ty, call.arg(2)));
    let packed = matches!(call.image.ty(ty).kind, Kind::Bool | Kind::Uint8);
    let same = if packed {
        Ok(a.word(call.image) == b.word(call.image))
    } else {
        // SAFETY: the addresses are those of values of the type.
        unsafe { call.image.values().equal(ty, a.addr, b.addr) }
    };
    match same {
        Ok(same) => call.done(same.into()),
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// `func DeepEqual(x, y any) bool`
pub(super) fn deep_equal<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let mut deep = Deep::new(call.image);
    let same = deep.ifaces(call.arg(0), call.arg(1));
    for (addr, bytes) in deep.reads {
        call.reads(addr, bytes);
    }
    match same {
        Ok(same) => call.done(same.into()),
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// A comparison under way: pairs of values of one type that must be equal besides.
struct Deep<'a, H: Host> {
    image: &'a Image<H>,
    left: Vec<(Val, Val)>,
    /// References that have been met together: they are equal, or the answer is no in any case.
    met: HashSet<(TypeIx, u64, u64)>,
    /// Memory that was read by way of references: addresses and bytes.
    reads: Vec<(u64, u64)>,
    /// What map entries the values in `left` stand in.
    kept: Vec<Box<[u64]>>,
}

impl<'a, H: Host> Deep<'a, H> {
    fn new(image: &'a Image<H>) -> Deep<'a, H> {
        Deep {
            image,
            left: Vec::new(),
            met: HashSet::new(),
            reads: Vec::new(),
            kept: Vec::new(),
        }
    }

    fn ifaces(&mut self, a: u64, b: u64) -> Result<bool, Fault> {
        if !self.push_ifaces(a, b) {
            return Ok(false);
        }
        while let Some((a, b)) = self.left.pop() {
            if !self.step(a, b)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn push_ifaces(&mut self, a: u64, b: u64) -> bool {
        // SAFETY: both are interfaces.
        match unsafe { (Val::of_iface(self.image, a), Val::of_iface(self.image, b)) } {
            (None, None) => true,
            (Some(a), Some(b)) if a.ty == b.ty => {
                self.left.push((a, b));
                true
            }
            _ => false,
        }
    }

    /// Compares two values of one type, and puts off what is inside.
    fn step(&mut self, a: Val, b: Val) -> Result<bool, Fault> {
        let image = self.image;
        let ty = image.ty(a.ty);
        let (x, y) = match ty.kind {
            Kind::Struct | Kind::Array | Kind::Complex64 | Kind::Complex128 => (a.addr, b.addr),
            _ => (a.word(image), b.word(image)),
        };
        Ok(match ty.kind {
            Kind::Struct => {
                for i in 0..ty.fields.len() {
                    self.left.push((a.field(ty, i), b.field(ty, i)));
                }
                true
            }
            Kind::Array => self.elements(a, b),
            Kind::Slice => {
                // SAFETY: both are slices.
                let (s, t) = unsafe { (object::slice_parts(x), object::slice_parts(y)) };
                if (x == 0) != (y == 0) || s.len != t.len {
                    return Ok(false);
                }
                self.reads
                    .extend([s, t].map(|parts| (parts.data, parts.len * parts.elem)));
                s.data == t.data || !self.met.insert((a.ty, s.data, t.data)) || self.elements(a, b)
            }
            Kind::Interface => self.push_ifaces(x, y),
            Kind::Pointer => {
                if x != y && self.met.insert((a.ty, x, y)) {
                    match (a.pointee(image), b.pointee(image)) {
                        (Some(a), Some(b)) => {
                            let memory = |val: Val| (val.addr, val.bytes_in_memory(image));
                            self.reads.extend([memory(a), memory(b)]);
                            self.left.push((a, b));
                        }
                        _ => return Ok(false),
                    }
                }
                true
            }
            Kind::Map => {
                if (x == 0) != (y == 0) {
                    return Ok(false);
                }
                x == y || !self.met.insert((a.ty, x, y)) || self.maps(a, b, (x, y))?
            }
            Kind::Func => x == 0 && y == 0,
            Kind::Bool | Kind::Uint8 => x == y,
            // SAFETY: the addresses are those of values of the type.
            _ => unsafe { image.values().equal(a.ty, a.addr, b.addr)? },
        })
    }

    fn elements(&mut self, a: Val, b: Val) -> bool {
        let (a, b) = (a.elements(self.image), b.elements(self.image));
        self.left.extend((0..a.count).map(|i| (a.get(i), b.get(i))));
        true
    }

    fn maps(&mut self, a: Val, b: Val, (x, y): (u64, u64)) -> Result<bool, Fault> {
        let image = self.image;
        let ty = image.ty(a.ty);
        let (Some(map), Some(elem)) = (image.map_type(a.ty), ty.elem) else {
            return Ok(false);
        };
        self.reads.extend([(x, 8), (y, 8)]);
        // SAFETY: both are maps that are not nil.
        if unsafe { map::len(x) != map::len(y) } {
            return Ok(false);
        }
        for (key, value) in a.entries(image) {
            let mut other = vec![0; value.len()];
            // SAFETY: the entry has the register forms of the map's key and value.
            let found = unsafe {
                map.get(
                    image.values(),
                    y,
                    key.as_ptr() as u64,
                    other.as_mut_ptr() as u64,
                )?
            };
            if !found {
                return Ok(false);
            }
            let mut keep = |regs: Vec<u64>| {
                self.kept.push(regs.into_boxed_slice());
                self.kept.last().map_or(&[][..], |kept| kept).as_ptr()
            };
            let count = value.len();
            let (p, q) = (keep(value), keep(other));
            // SAFETY: the boxes are kept, and do not move, until the comparison is over.
            let (p, q) = unsafe {
                (
                    std::slice::from_raw_parts(p, count),
                    std::slice::from_raw_parts(q, count),
                )
            };
            self.left
                .push((a.of_entry(image, elem, p), b.of_entry(image, elem, q)));
        }
        Ok(true)
    }
}
