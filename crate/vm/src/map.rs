//! Maps: entries in their order of insertion, found through an index of hashes.
//!
//! A map object's slots: state, number of live entries, entries, index, used entries, type, epoch. The entries are
//! one object of elements { hash, key registers, value registers }; a deleted entry's hash is 0. Up to
//! [`SMALL`] entries are searched in order and the index is nil; else the index is a table of 32-bit words with linear
//! probing, at most half full: 0, or in its low bits the entry's number + 1 and above them more bits of the hash,
//! which spare most looks at wrong entries. When the entries are used up, those alive move to new ones.
//!
//! **Races.** A racy program gets Go's `fatal error: concurrent map writes` or wrong values, and the engine stays whole:
//! writers set the state's low bit meanwhile, with plain stores as Go's own do, and readers compare the state
//! before and after. That finds races but does not exclude them, so nothing here trusts two words to agree: every entry
//! number is checked against the entries' own header, every probe ends after the index's length, and any key or value
//! word of an entry is a valid word of its type, because the entries of a type never serve another.

mod iter;

pub(crate) use iter::{ITER_REFS, iterated, iterator, of_iterator};

use crate::fault::Fault;
use crate::heap::Mutator;
use crate::host::Host;
use crate::image::Image;
use crate::value::{self, Values};
use crate::{mem, object};
use golang::bytecode::{self as code, Kind, LayoutIx, RType, TypeIx};

const STATE: u64 = 0;
const COUNT: u64 = 8;
const ENTRIES: u64 = 16;
const INDEX: u64 = 24;
const USED: u64 = 32;
const TYPE: u64 = 40;
/// How often the map was cleared.
const EPOCH: u64 = 48;
const SLOTS: u64 = 7;

/// The slots of a map that are references.
pub(crate) const REFS: [u64; 2] = [ENTRIES / 8, INDEX / 8];

/// Maps of at most so many entries have no index.
const SMALL: u64 = 8;

const WRITING: u64 = 1;

/// How keys of a map type are compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Keys {
    /// One word, equal where the bits are.
    Word,
    String,
    Any,
}

/// What the instructions need to know of a map type.
#[derive(Clone, Copy, Debug)]
pub struct MapType {
    keys: Keys,
    key: TypeIx,
    pub(crate) key_regs: u16,
    pub(crate) value_regs: u16,
    entry: LayoutIx,
    /// Bytes of an entry.
    stride: u64,
}

fn read_race<T>() -> Result<T, Fault> {
    Err(Fault::Fatal("concurrent map read and map write".into()))
}

fn write_race<T>() -> Result<T, Fault> {
    Err(Fault::Fatal("concurrent map writes".into()))
}

impl MapType {
    /// None where `ty` is no map type.
    pub(crate) fn new(types: &[RType], ty: &RType) -> Option<MapType> {
        let (key, value) = (ty.key?, ty.elem?);
        let (key_type, value_type) = (types.get(key as usize)?, types.get(value as usize)?);
        let keys = match key_type.kind {
            Kind::String => Keys::String,
            Kind::Float32
            | Kind::Float64
            | Kind::Complex64
            | Kind::Complex128
            | Kind::Interface
            | Kind::Struct
            | Kind::Array => Keys::Any,
            _ => Keys::Word,
        };
        let (key_regs, value_regs) = (key_type.repr.regs, value_type.repr.regs);
        let stride = 8 * (1 + u64::from(key_regs) + u64::from(value_regs));
        Some(MapType {
            keys,
            key,
            key_regs,
            value_regs,
            entry: ty.entry,
            stride,
        })
    }

    /// The slots of an entry that this type's accesses touch.
    pub(crate) fn entry_slots(&self) -> u64 {
        self.stride / 8
    }

    fn value_offset(&self) -> u64 {
        8 + 8 * u64::from(self.key_regs)
    }

    /// The hash of a key; never 0.
    ///
    /// # Safety
    /// `key` is the address of a key's register form.
    #[inline]
    unsafe fn hash(&self, values: Values, key: u64) -> Result<u64, Fault> {
        // SAFETY: the caller's promise.
        let hash = unsafe {
            match self.keys {
                Keys::Word => value::mix(0x51_7c_c1_b7, mem::load(key)),
                Keys::String => value::hash_bytes(object::str_bytes(mem::load(key))),
                Keys::Any => values.hash(self.key, values.memory(self.key, key))?,
            }
        };
        Ok(hash | 1 << 63)
    }

    /// # Safety
    /// Both are addresses of keys' register forms.
    #[inline]
    unsafe fn same(&self, values: Values, a: u64, b: u64) -> Result<bool, Fault> {
        // SAFETY: the caller's promise.
        unsafe {
            Ok(match self.keys {
                Keys::Word => mem::load(a) == mem::load(b),
                Keys::String => {
                    let (a, b) = (mem::load(a), mem::load(b));
                    a == b || object::str_bytes(a) == object::str_bytes(b)
                }
                Keys::Any => values.equal(
                    self.key,
                    values.memory(self.key, a),
                    values.memory(self.key, b),
                )?,
            })
        }
    }

    /// The hash to store and look for, 1 where the keys' own comparison is as good.
    #[inline]
    unsafe fn hash_for(&self, values: Values, key: u64, index: u64) -> Result<u64, Fault> {
        if index == 0 && self.keys != Keys::Any {
            return Ok(1);
        }
        // SAFETY: the caller's promise, as for `hash`.
        unsafe { self.hash(values, key) }
    }

    /// The address of the key's entry.
    ///
    /// # Safety
    /// `m` is a map of this type, `key` the address of a key's register form with this hash.
    #[inline]
    unsafe fn find(
        &self,
        values: Values,
        m: u64,
        key: u64,
        index: u64,
        hash: u64,
    ) -> Result<Option<u64>, Fault> {
        // SAFETY: the caller's promise; entry numbers are checked against the entries' header.
        unsafe {
            let entries = mem::load(m + ENTRIES);
            if entries == 0 {
                return Ok(None);
            }
            let cap = object::count(entries);
            if index == 0 {
                let used = mem::load(m + USED).min(cap);
                let mut entry = entries;
                for _ in 0..used {
                    let stored = mem::load(entry);
                    if stored != 0
                        && (stored == hash || self.keys != Keys::Any)
                        && self.same(values, entry + 8, key)?
                    {
                        return Ok(Some(entry));
                    }
                    entry += self.stride;
                }
                return Ok(None);
            }
            let mask = (object::count(index) / 4).wrapping_sub(1) as u32;
            let tag = (hash >> 32) as u32 & !mask;
            let mut bucket = hash as u32 & mask;
            for _ in 0..=mask {
                let found = mem::load32(index + 4 * u64::from(bucket));
                if found == 0 {
                    return Ok(None);
                }
                if found & !mask == tag {
                    let number = u64::from(found & mask).wrapping_sub(1);
                    let entry = entries.wrapping_add(number.wrapping_mul(self.stride));
                    if number < cap
                        && mem::load(entry) == hash
                        && self.same(values, entry + 8, key)?
                    {
                        return Ok(Some(entry));
                    }
                }
                bucket = (bucket + 1) & mask;
            }
            Ok(None)
        }
    }

    /// Copies the value of the key at address `key` to `d`, zeros where it is absent, and tells which.
    ///
    /// # Safety
    /// `m` is 0 or a map of this type; `key` and `d` are addresses of register forms.
    #[inline]
    pub unsafe fn get(&self, values: Values, m: u64, key: u64, d: u64) -> Result<bool, Fault> {
        // SAFETY: the caller's promise.
        unsafe {
            let regs = u64::from(self.value_regs);
            if m == 0 {
                // A key without equality panics even so.
                self.hash(values, key)?;
                mem::zero(d, regs);
                return Ok(false);
            }
            let state = mem::load(m + STATE);
            if state & WRITING != 0 {
                return read_race();
            }
            let index = mem::load(m + INDEX);
            let hash = self.hash_for(values, key, index)?;
            let found = self.find(values, m, key, index, hash)?;
            match found {
                Some(entry) => {
                    for i in 0..regs {
                        mem::store(d + 8 * i, mem::load(entry + self.value_offset() + 8 * i));
                    }
                }
                None => mem::zero(d, regs),
            }
            if mem::load(m + STATE) != state {
                return read_race();
            }
            Ok(found.is_some())
        }
    }

    /// Sets the key's value.
    ///
    /// # Safety
    /// As for `get`.
    #[inline]
    pub unsafe fn set(
        &self,
        values: Values,
        heap: &mut Mutator,
        m: u64,
        key: u64,
        v: u64,
    ) -> Result<(), Fault> {
        if m == 0 {
            return Err(Fault::Plain("assignment to entry in nil map".into()));
        }
        // SAFETY: the caller's promise.
        unsafe {
            let index = mem::load(m + INDEX);
            let hash = self.hash_for(values, key, index)?;
            let state = begin(m)?;
            let done = self.insert(values, heap, m, key, v, index, hash);
            end(m, state)?;
            done
        }
    }

    #[allow(clippy::too_many_arguments)]
    unsafe fn insert(
        &self,
        values: Values,
        heap: &mut Mutator,
        m: u64,
        key: u64,
        v: u64,
        mut index: u64,
        mut hash: u64,
    ) -> Result<(), Fault> {
        // SAFETY: as for `set`.
        unsafe {
            let entry = match self.find(values, m, key, index, hash)? {
                Some(entry) => entry,
                None => {
                    let mut entries = mem::load(m + ENTRIES);
                    let mut used = mem::load(m + USED);
                    if entries == 0 || used >= object::count(entries) {
                        self.grow(values, heap, m)?;
                        entries = mem::load(m + ENTRIES);
                        used = mem::load(m + USED);
                        let fresh = mem::load(m + INDEX);
                        if fresh != index {
                            index = fresh;
                            hash = self.hash_for(values, key, index)?;
                        }
                        if used >= object::count(entries) {
                            return write_race();
                        }
                    }
                    let entry = entries + used * self.stride;
                    for i in 0..u64::from(self.key_regs) {
                        mem::store(entry + 8 + 8 * i, mem::load(key + 8 * i));
                    }
                    mem::store(entry, hash);
                    mem::store(m + USED, used + 1);
                    mem::store(m + COUNT, mem::load(m + COUNT).wrapping_add(1));
                    if index != 0 {
                        point(index, hash, used);
                    }
                    entry
                }
            };
            for i in 0..u64::from(self.value_regs) {
                mem::store(entry + self.value_offset() + 8 * i, mem::load(v + 8 * i));
            }
            Ok(())
        }
    }

    /// Moves the live entries to new ones with room, and makes their index.
    #[cold]
    #[inline(never)]
    unsafe fn grow(&self, values: Values, heap: &mut Mutator, m: u64) -> Result<(), Fault> {
        // SAFETY: as for `set`.
        unsafe {
            let old = mem::load(m + ENTRIES);
            let old_index = mem::load(m + INDEX);
            let cap = if old == 0 { 0 } else { object::count(old) };
            let count = mem::load(m + COUNT).min(cap);
            // Where a quarter or more is dead, the same room is enough.
            let room = if count > cap / 4 * 3 || cap < SMALL {
                (2 * cap).max(SMALL)
            } else {
                cap
            };
            let entries = heap.alloc(self.entry, room)?;
            let index = if room > SMALL {
                heap.alloc(code::LAYOUT_BYTES, 8 * room)?
            } else {
                0
            };
            let mut used = 0;
            for number in 0..mem::load(m + USED).min(cap) {
                let from = old + number * self.stride;
                let mut hash = mem::load(from);
                if hash == 0 || used == room {
                    continue;
                }
                if index != 0 && old_index == 0 {
                    hash = self.hash(values, from + 8)?;
                }
                let to = entries + used * self.stride;
                mem::store(to, hash);
                for i in 1..self.entry_slots() {
                    mem::store(to + 8 * i, mem::load(from + 8 * i));
                }
                if index != 0 {
                    point(index, hash, used);
                }
                used += 1;
            }
            mem::store(m + ENTRIES, entries);
            mem::store(m + INDEX, index);
            mem::store(m + USED, used);
            mem::store(m + COUNT, used);
            Ok(())
        }
    }

    /// # Safety
    /// As for `get`.
    pub unsafe fn delete(&self, values: Values, m: u64, key: u64) -> Result<(), Fault> {
        // SAFETY: the caller's promise.
        unsafe {
            if m == 0 {
                self.hash(values, key)?;
                return Ok(());
            }
            let index = mem::load(m + INDEX);
            let hash = self.hash_for(values, key, index)?;
            let state = begin(m)?;
            let found = self.find(values, m, key, index, hash);
            if let Ok(Some(entry)) = found {
                mem::zero(entry, self.entry_slots());
                mem::store(m + COUNT, mem::load(m + COUNT).saturating_sub(1));
            }
            end(m, state)?;
            found.map(|_| ())
        }
    }
}

/// Puts entry `number` into the index.
///
/// # Safety
/// `index` is an index object.
unsafe fn point(index: u64, hash: u64, number: u64) {
    // SAFETY: the bucket is below the index's length.
    unsafe {
        let mask = (object::count(index) / 4).wrapping_sub(1) as u32;
        let mut bucket = hash as u32 & mask;
        for _ in 0..=mask {
            let at = index + 4 * u64::from(bucket);
            if mem::load32(at) == 0 {
                mem::store32(at, (hash >> 32) as u32 & !mask | (number as u32 + 1) & mask);
                return;
            }
            bucket = (bucket + 1) & mask;
        }
    }
}

/// Begins a write: the state to end it with.
///
/// # Safety
/// `m` is a map.
#[inline]
unsafe fn begin(m: u64) -> Result<u64, Fault> {
    // SAFETY: the caller's promise.
    unsafe {
        let state = mem::load(m + STATE);
        if state & WRITING != 0 {
            return write_race();
        }
        mem::store(m + STATE, state | WRITING);
        Ok(state)
    }
}

/// Marks the map as being written before a write that is put off; false: it is marked already.
///
/// # Safety
/// `m` is a map.
pub(crate) unsafe fn announce(m: u64) -> bool {
    // SAFETY: the caller's promise.
    unsafe { begin(m) }.is_ok()
}

/// Undoes [`announce`], for the write to begin in earnest.
///
/// # Safety
/// `m` is a map that the caller has marked.
pub(crate) unsafe fn withdraw(m: u64) {
    // SAFETY: the caller's promise.
    unsafe { mem::store(m + STATE, mem::load(m + STATE) & !WRITING) };
}

/// Ends a write, and tells whether another went on meanwhile.
///
/// # Safety
/// `m` is a map.
#[inline]
unsafe fn end(m: u64, state: u64) -> Result<(), Fault> {
    // SAFETY: the caller's promise.
    unsafe {
        if mem::load(m + STATE) != state | WRITING {
            return write_race();
        }
        mem::store(m + STATE, state.wrapping_add(2));
        Ok(())
    }
}

/// make(map), with room for `hint` entries.
pub fn make(heap: &mut Mutator, ty: TypeIx, map: &MapType, hint: i64) -> Result<u64, Fault> {
    let m = heap.alloc(code::LAYOUT_MAP, SLOTS)?;
    // SAFETY: a new object of that many slots.
    unsafe { mem::store(m + TYPE, u64::from(ty)) };
    let hint = u64::try_from(hint).unwrap_or(0);
    // An absurd hint is no promise: Go ignores those too.
    if hint > SMALL && hint < 1 << 26 {
        let room = hint.next_power_of_two();
        let entries = heap.alloc(map.entry, room)?;
        let index = heap.alloc(code::LAYOUT_BYTES, 8 * room)?;
        // SAFETY: as above.
        unsafe {
            mem::store(m + ENTRIES, entries);
            mem::store(m + INDEX, index);
        }
    }
    Ok(m)
}

/// Removes all entries.
///
/// # Safety
/// `m` is 0 or a map.
pub unsafe fn clear(m: u64) -> Result<(), Fault> {
    if m == 0 {
        return Ok(());
    }
    // SAFETY: the caller's promise.
    unsafe {
        let state = begin(m)?;
        for slot in [COUNT, ENTRIES, INDEX, USED] {
            mem::store(m + slot, 0);
        }
        mem::store(m + EPOCH, mem::load(m + EPOCH).wrapping_add(1));
        end(m, state)
    }
}

/// The number of entries of a map value (0: nil, none).
///
/// # Safety
/// `m` is 0 or a map's reference.
pub unsafe fn len(m: u64) -> u64 {
    if m == 0 {
        0
    } else {
        // SAFETY: the caller's promise.
        unsafe { mem::load(m + COUNT) }
    }
}

/// All entries in their order of insertion: key registers, value registers.
///
/// # Safety
/// `m` is 0 or a map's reference.
pub unsafe fn entries<H: Host>(image: &Image<H>, m: u64) -> Vec<(Vec<u64>, Vec<u64>)> {
    let mut all = Vec::new();
    if m == 0 {
        return all;
    }
    // SAFETY: the caller's promise; entry numbers are checked against the entries' header.
    unsafe {
        let (ty, entries) = (mem::load(m + TYPE), mem::load(m + ENTRIES));
        let Some(map) = image.map_type(ty as TypeIx) else {
            return all;
        };
        if entries == 0 {
            return all;
        }
        let words =
            |from: u64, n: u16| (0..u64::from(n)).map(|i| mem::load(from + 8 * i)).collect();
        for number in 0..mem::load(m + USED).min(object::count(entries)) {
            let entry = entries + number * map.stride;
            if mem::load(entry) != 0 {
                all.push((
                    words(entry + 8, map.key_regs),
                    words(entry + map.value_offset(), map.value_regs),
                ));
            }
        }
    }
    all
}
