//! Iteration over maps. It starts at a random entry and wraps around. Entries added meanwhile may be met. Where the entries
//! were replaced meanwhile, the iterator goes on over the old ones and looks each key up in the map.

use super::{ENTRIES, EPOCH, MapType, STATE, TYPE, USED, WRITING};
use crate::fault::Fault;
use crate::heap::Mutator;
use crate::value::Values;
use crate::{mem, object};
use golang::bytecode::{self as code, TypeIx};

const ITER_MAP: u64 = 0;
const ITER_ENTRIES: u64 = 8;
/// Where it began, and where it is.
const ITER_START: u64 = 16;
const ITER_AT: u64 = 24;
/// 1 after the wrap.
const ITER_WRAPPED: u64 = 32;
const ITER_USED: u64 = 40;
const ITER_EPOCH: u64 = 48;
const ITER_SLOTS: u64 = 7;

/// The slots of an iterator that are references.
pub(crate) const ITER_REFS: [u64; 2] = [ITER_MAP / 8, ITER_ENTRIES / 8];

impl MapType {
    /// Moves an iterator on: copies the next entry's key and value to `d` and after it; false at the end.
    ///
    /// # Safety
    /// `it` is an iterator over a map of this type, `d` the address of registers for a key and a value.
    pub unsafe fn next(&self, values: Values, it: u64, d: u64) -> Result<bool, Fault> {
        // SAFETY: the caller's promise; positions are checked against the entries' header.
        unsafe {
            let (m, entries) = (mem::load(it + ITER_MAP), mem::load(it + ITER_ENTRIES));
            if m == 0 || entries == 0 {
                return Ok(false);
            }
            if mem::load(m + STATE) & WRITING != 0 {
                return Err(Fault::Fatal(
                    "concurrent map iteration and map write".into(),
                ));
            }
            let same = mem::load(m + ENTRIES) == entries;
            if same {
                mem::store(it + ITER_USED, mem::load(m + USED));
            }
            let used = mem::load(it + ITER_USED).min(object::count(entries));
            let start = mem::load(it + ITER_START);
            let mut wrapped = mem::load(it + ITER_WRAPPED) != 0;
            let mut at = mem::load(it + ITER_AT);
            let keys = 8 * u64::from(self.key_regs);
            let found = loop {
                if !wrapped && at >= used {
                    wrapped = true;
                    at = 0;
                }
                if wrapped && at >= start.min(used) {
                    break false;
                }
                let entry = entries + at * self.stride;
                at += 1;
                if mem::load(entry) == 0 {
                    continue;
                }
                for i in 0..u64::from(self.key_regs) {
                    mem::store(d + 8 * i, mem::load(entry + 8 + 8 * i));
                }
                if same {
                    for i in 0..u64::from(self.value_regs) {
                        mem::store(
                            d + keys + 8 * i,
                            mem::load(entry + self.value_offset() + 8 * i),
                        );
                    }
                    break true;
                }
                if self.get(values, m, d, d + keys)? {
                    break true;
                }
                // A key that does not equal itself cannot be found, nor deleted but by clear.
                if !self.same(values, d, d)? && mem::load(it + ITER_EPOCH) == mem::load(m + EPOCH) {
                    for i in 0..u64::from(self.value_regs) {
                        mem::store(
                            d + keys + 8 * i,
                            mem::load(entry + self.value_offset() + 8 * i),
                        );
                    }
                    break true;
                }
            };
            mem::store(it + ITER_AT, at);
            mem::store(it + ITER_WRAPPED, u64::from(wrapped));
            Ok(found)
        }
    }
}

/// An iterator, from an entry that `random` chooses.
///
/// # Safety
/// `m` is 0 or a map.
pub(crate) unsafe fn iterator(heap: &mut Mutator, m: u64, random: u64) -> Result<u64, Fault> {
    let it = heap.alloc(code::LAYOUT_MAP_ITER, ITER_SLOTS)?;
    if m == 0 {
        return Ok(it);
    }
    // SAFETY: the caller's promise; a new object of that many slots.
    unsafe {
        let used = mem::load(m + USED);
        let start = if used == 0 {
            0
        } else {
            (random >> 32).wrapping_mul(used) >> 32
        };
        mem::store(it + ITER_MAP, m);
        mem::store(it + ITER_ENTRIES, mem::load(m + ENTRIES));
        mem::store(it + ITER_START, start);
        mem::store(it + ITER_AT, start);
        mem::store(it + ITER_USED, used);
        mem::store(it + ITER_EPOCH, mem::load(m + EPOCH));
    }
    Ok(it)
}

/// The type of the map that an iterator goes over; none at the end from the start.
///
/// # Safety
/// `it` is 0 or an iterator.
pub(crate) unsafe fn iterated(it: u64) -> Option<TypeIx> {
    // SAFETY: the caller's promise.
    unsafe {
        let m = if it == 0 { 0 } else { mem::load(it + ITER_MAP) };
        (m != 0).then(|| mem::load(m + TYPE) as TypeIx)
    }
}

/// The map that an iterator goes over; 0: none.
///
/// # Safety
/// `it` is an iterator.
pub(crate) unsafe fn of_iterator(it: u64) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { mem::load(it + ITER_MAP) }
}
