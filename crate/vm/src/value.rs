//! Equality and hashing of values, by their run-time types.
//!
//! Both walk a value's memory form. A flat value in registers has the same shape as in memory; one by
//! reference is the address of its memory, where 0 stands for the zero value.

use crate::fault::Fault;
use crate::{mem, object};
use golang::bytecode::{Kind, RType, TypeIx};
use std::sync::atomic::{AtomicU64, Ordering};

/// How deeply interfaces may nest in one comparison, each holding a struct that holds the next: the walk recurses.
const DEPTH: u32 = 1000;

/// The types of a program, and the walks over their values.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    types: &'a [RType],
}

/// The word at an address, 0 at address 0.
///
/// # Safety
/// `addr` is 0 or as for [`mem::load`].
#[inline(always)]
unsafe fn word(addr: u64) -> u64 {
    if addr == 0 {
        0
    } else {
        // SAFETY: the caller's promise.
        unsafe { mem::load(addr) }
    }
}

/// An address moved on, unless it is 0.
#[inline(always)]
fn plus(addr: u64, slots: u64) -> u64 {
    if addr == 0 { 0 } else { addr + 8 * slots }
}

/// Mixes a word into a hash.
#[inline(always)]
pub(crate) fn mix(hash: u64, word: u64) -> u64 {
    let x = (hash ^ word).wrapping_mul(0x9fb2_1c65_1e98_df25);
    x ^ x >> 32
}

/// The hash of a string's bytes.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = mix(0x2545_f491_4f6c_dd1d, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(
            hash,
            u64::from_le_bytes(chunk.try_into().unwrap_or_default()),
        );
    }
    let mut rest = 0;
    for &byte in chunks.remainder() {
        rest = rest << 8 | u64::from(byte);
    }
    mix(mix(hash, rest), 0)
}

/// The bytes that package unicode/utf8 calls packed: arrays of these have a byte an element.
fn is_packed(kind: Kind) -> bool {
    matches!(kind, Kind::Uint8 | Kind::Bool)
}

impl<'a> Values<'a> {
    pub fn new(types: &'a [RType]) -> Values<'a> {
        Values { types }
    }

    pub fn ty(&self, ty: TypeIx) -> &'a RType {
        &self.types[ty as usize]
    }

    /// The address of the memory form of a value whose register form starts at `regs`.
    ///
    /// # Safety
    /// `regs` is the address of a register form of type `ty`.
    pub unsafe fn memory(&self, ty: TypeIx, regs: u64) -> u64 {
        if self.ty(ty).repr.by_ref {
            // SAFETY: a by-reference value has one register.
            unsafe { mem::load(regs) }
        } else {
            regs
        }
    }

    /// Whether two interface values are equal; a panic where their common type has no equality.
    ///
    /// # Safety
    /// Both are 0 or references of IFACE objects.
    pub unsafe fn equal_ifaces(&self, a: u64, b: u64) -> Result<bool, Fault> {
        // SAFETY: the caller's promise.
        unsafe { self.ifaces(a, b, DEPTH) }
    }

    /// Whether two values in memory form are equal.
    ///
    /// # Safety
    /// Both addresses are 0 or of values of type `ty`.
    pub unsafe fn equal(&self, ty: TypeIx, a: u64, b: u64) -> Result<bool, Fault> {
        // SAFETY: the caller's promise.
        unsafe { self.same(ty, a, b, DEPTH) }
    }

    unsafe fn ifaces(&self, a: u64, b: u64, depth: u32) -> Result<bool, Fault> {
        if depth == 0 {
            return Err(Fault::Fatal("stack overflow".into()));
        }
        // SAFETY: the caller's promise.
        unsafe {
            let (Some((ty, x)), Some((other, y))) =
                (object::iface_parts(a), object::iface_parts(b))
            else {
                return Ok(a == b);
            };
            if ty != other {
                return Ok(false);
            }
            if !self.ty(ty).comparable {
                return Err(Fault::Runtime(format!(
                    "comparing uncomparable type {}",
                    self.ty(ty).name
                )));
            }
            self.same(ty, self.memory(ty, x), self.memory(ty, y), depth - 1)
        }
    }

    unsafe fn same(&self, ty: TypeIx, a: u64, b: u64, depth: u32) -> Result<bool, Fault> {
        let ty = self.ty(ty);
        // SAFETY: the caller's promise; fields and elements lie inside the value.
        unsafe {
            Ok(match ty.kind {
                Kind::Float32 | Kind::Float64 => f64::from_bits(word(a)) == f64::from_bits(word(b)),
                Kind::Complex64 | Kind::Complex128 => {
                    f64::from_bits(word(a)) == f64::from_bits(word(b))
                        && f64::from_bits(word(plus(a, 1))) == f64::from_bits(word(plus(b, 1)))
                }
                Kind::String => object::str_bytes(word(a)) == object::str_bytes(word(b)),
                Kind::Interface => self.ifaces(word(a), word(b), depth)?,
                Kind::Struct => {
                    for field in ty.fields.iter().filter(|field| field.name != "_") {
                        let offset = u64::from(field.offset);
                        if !self.same(field.ty, plus(a, offset), plus(b, offset), depth)? {
                            return Ok(false);
                        }
                    }
                    true
                }
                Kind::Array => {
                    let Some(elem) = ty.elem else { return Ok(true) };
                    let (step, count) = if is_packed(self.ty(elem).kind) {
                        for i in 0..u64::from(ty.repr.slots) {
                            if word(plus(a, i)) != word(plus(b, i)) {
                                return Ok(false);
                            }
                        }
                        (0, 0)
                    } else {
                        (u64::from(self.ty(elem).repr.slots), ty.len)
                    };
                    for i in 0..count {
                        if !self.same(elem, plus(a, i * step), plus(b, i * step), depth)? {
                            return Ok(false);
                        }
                    }
                    true
                }
                _ => word(a) == word(b),
            })
        }
    }

    /// A hash that equal interface values share; a panic where the type has no equality.
    ///
    /// # Safety
    /// `i` is 0 or the reference of an IFACE object.
    pub unsafe fn hash_iface(&self, i: u64) -> Result<u64, Fault> {
        // SAFETY: the caller's promise.
        unsafe { self.iface_hash(i, DEPTH) }
    }

    /// A hash that equal values in memory form share.
    ///
    /// # Safety
    /// The address is 0 or of a value of type `ty`.
    pub unsafe fn hash(&self, ty: TypeIx, addr: u64) -> Result<u64, Fault> {
        // SAFETY: the caller's promise.
        unsafe { self.hash_at(ty, addr, DEPTH) }
    }

    unsafe fn iface_hash(&self, i: u64, depth: u32) -> Result<u64, Fault> {
        if depth == 0 {
            return Err(Fault::Fatal("stack overflow".into()));
        }
        // SAFETY: the caller's promise.
        unsafe {
            let Some((ty, payload)) = object::iface_parts(i) else {
                return Ok(mix(1, 0));
            };
            if !self.ty(ty).comparable {
                return Err(Fault::Runtime(format!(
                    "hash of unhashable type {}",
                    self.ty(ty).name
                )));
            }
            Ok(mix(
                u64::from(ty),
                self.hash_at(ty, self.memory(ty, payload), depth - 1)?,
            ))
        }
    }

    unsafe fn hash_at(&self, ty: TypeIx, addr: u64, depth: u32) -> Result<u64, Fault> {
        let ty = self.ty(ty);
        // SAFETY: the caller's promise; fields and elements lie inside the value.
        unsafe {
            Ok(match ty.kind {
                Kind::Float32 | Kind::Float64 => mix(2, float_word(word(addr))),
                Kind::Complex64 | Kind::Complex128 => mix(
                    mix(2, float_word(word(addr))),
                    float_word(word(plus(addr, 1))),
                ),
                Kind::String => hash_bytes(object::str_bytes(word(addr))),
                Kind::Interface => self.iface_hash(word(addr), depth)?,
                Kind::Struct => {
                    let mut hash = 3;
                    for field in ty.fields.iter().filter(|field| field.name != "_") {
                        let at = plus(addr, u64::from(field.offset));
                        hash = mix(hash, self.hash_at(field.ty, at, depth)?);
                    }
                    hash
                }
                Kind::Array => {
                    let Some(elem) = ty.elem else { return Ok(4) };
                    let mut hash = 4;
                    if is_packed(self.ty(elem).kind) {
                        for i in 0..u64::from(ty.repr.slots) {
                            hash = mix(hash, word(plus(addr, i)));
                        }
                        return Ok(hash);
                    }
                    let step = u64::from(self.ty(elem).repr.slots);
                    for i in 0..ty.len {
                        hash = mix(hash, self.hash_at(elem, plus(addr, i * step), depth)?);
                    }
                    hash
                }
                _ => mix(mix(5, word(addr)), 0),
            })
        }
    }
}

/// Equal floats to equal words: one zero. A NaN equals nothing, so each gets a word of its own, or a map of them would
/// be a list; entries keep their hash, so nobody asks twice.
fn float_word(bits: u64) -> u64 {
    static NANS: AtomicU64 = AtomicU64::new(1);
    let value = f64::from_bits(bits);
    if value == 0.0 {
        0
    } else if value.is_nan() {
        // Relaxed: any number does that is not always the same.
        mix(bits, NANS.fetch_add(1, Ordering::Relaxed))
    } else {
        mix(bits, 0)
    }
}
