//! Hash tables whose searching code is shared by all types of keys and values.
//!
//! The compiler has dozens of small tables by type, name and expression. The standard library's would each bring a copy of
//! their probing and growing, which together were a tenth of the page's download. Here entries lie in a vector, in
//! the order of their insertion, and one index that knows no types finds them: linear probing, at most three quarters full,
//! removal by shifting back (Knuth, The Art of Computer Programming, volume 3, 6.4, algorithm R). Iteration follows
//! the vector, so it is the same in every run.
//!
//! The names are the standard library's, and so are the meanings; a removal moves the last entry into the gap.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// Multiplies and rotates, word by word. Keys come from the program that is compiled: one that is made to collide makes
/// its own compilation slow, which its limits on size bound.
#[derive(Default)]
struct Mix(u64);

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(n.into());
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

fn hash_of<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut mix = Mix::default();
    key.hash(&mut mix);
    mix.finish() as u32
}

/// Where the entry of each hash is.
#[derive(Clone, Default)]
struct Index {
    /// An entry's number plus one, at its hash's place or the next free one; 0: free. A power of two in length.
    slots: Vec<u32>,
    /// By entry.
    hashes: Vec<u32>,
}

impl Index {
    #[inline(never)]
    fn find(&self, hash: u32, is_it: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let entry = (self.slots[at] as usize).checked_sub(1)?;
            if self.hashes[entry] == hash && is_it(entry) {
                return Some(entry);
            }
            at = (at + 1) & mask;
        }
    }

    /// Takes in the next entry.
    #[inline(never)]
    fn push(&mut self, hash: u32) {
        if 4 * (self.hashes.len() + 1) > 3 * self.slots.len() {
            let size = (2 * self.slots.len()).max(8);
            self.slots.clear();
            self.slots.resize(size, 0);
            for entry in 0..self.hashes.len() {
                self.place(entry);
            }
        }
        self.hashes.push(hash);
        self.place(self.hashes.len() - 1);
    }

    fn place(&mut self, entry: usize) {
        let mask = self.slots.len() - 1;
        let mut at = self.hashes[entry] as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = entry as u32 + 1;
    }

    fn slot_of(&self, entry: usize) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = self.hashes[entry] as usize & mask;
        while self.slots[at] as usize != entry + 1 {
            at = (at + 1) & mask;
        }
        at
    }

    /// Takes out an entry; the last one gets its number.
    #[inline(never)]
    fn swap_remove(&mut self, entry: usize) {
        let mask = self.slots.len() - 1;
        let mut gap = self.slot_of(entry);
        let mut at = gap;
        loop {
            at = (at + 1) & mask;
            let Some(other) = (self.slots[at] as usize).checked_sub(1) else {
                break;
            };
            // Whoever is not nearer to home than the gap may move into it.
            let home = self.hashes[other] as usize & mask;
            if at.wrapping_sub(home) & mask >= at.wrapping_sub(gap) & mask {
                self.slots[gap] = self.slots[at];
                gap = at;
            }
        }
        self.slots[gap] = 0;
        let last = self.hashes.len() - 1;
        if entry != last {
            let slot = self.slot_of(last);
            self.slots[slot] = entry as u32 + 1;
        }
        self.hashes.swap_remove(entry);
    }

    fn clear(&mut self) {
        self.slots.clear();
        self.hashes.clear();
    }
}

/// A table of values by key.
#[derive(Clone)]
pub struct HashMap<K, V> {
    entries: Vec<(K, V)>,
    index: Index,
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> HashMap<K, V> {
        HashMap {
            entries: Vec::new(),
            index: Index::default(),
        }
    }
}

impl<K: std::fmt::Debug, V: std::fmt::Debug> std::fmt::Debug for HashMap<K, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, V> HashMap<K, V> {
    pub fn new() -> HashMap<K, V> {
        HashMap::default()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &V)> + Clone {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> + Clone {
        self.entries.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> + Clone {
        self.entries.iter().map(|(_, value)| value)
    }

    pub fn values_mut(&mut self) -> impl ExactSizeIterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.index.clear();
    }
}

impl<K: Hash + Eq, V> HashMap<K, V> {
    fn find<Q>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find_hashed(key, hash_of(key))
    }

    fn find_hashed<Q>(&self, key: &Q, hash: u32) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let entries = &self.entries;
        self.index.find(hash, &mut |at| {
            entries.get(at).is_some_and(|entry| entry.0.borrow() == key)
        })
    }

    pub fn get<Q>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(key).map(|at| &self.entries[at].1)
    }

    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(key).map(|at| &mut self.entries[at].1)
    }

    pub fn contains_key<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(key).is_some()
    }

    /// Gives the value that stood there before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = hash_of(&key);
        match self.find_hashed(&key, hash) {
            Some(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            None => {
                self.index.push(hash);
                self.entries.push((key, value));
                None
            }
        }
    }

    pub fn remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let at = self.find(key)?;
        self.index.swap_remove(at);
        Some(self.entries.swap_remove(at).1)
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = hash_of(&key);
        match self.find_hashed(&key, hash) {
            Some(at) => Entry::Occupied(OccupiedEntry { map: self, at }),
            None => Entry::Vacant(VacantEntry {
                map: self,
                key,
                hash,
            }),
        }
    }

    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        let entries = std::mem::take(&mut self.entries);
        self.index.clear();
        for (key, mut value) in entries {
            if keep(&key, &mut value) {
                self.insert(key, value);
            }
        }
    }
}

impl<K: Hash + Eq, V: PartialEq> PartialEq for HashMap<K, V> {
    fn eq(&self, other: &HashMap<K, V>) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K, Q, V> std::ops::Index<&Q> for HashMap<K, V>
where
    K: Hash + Eq + Borrow<Q>,
    Q: Hash + Eq + ?Sized,
{
    type Output = V;

    /// # Panics
    /// Where there is no such key.
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("the key is in the table")
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for HashMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, items: I) {
        for (key, value) in items {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> HashMap<K, V> {
        let mut map = HashMap::new();
        map.extend(items);
        map
    }
}

impl<K: Hash + Eq, V, const N: usize> From<[(K, V); N]> for HashMap<K, V> {
    fn from(items: [(K, V); N]) -> HashMap<K, V> {
        items.into_iter().collect()
    }
}

impl<K, V> IntoIterator for HashMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// What `&map` iterates by.
type Pairs<'m, K, V> = std::iter::Map<std::slice::Iter<'m, (K, V)>, fn(&(K, V)) -> (&K, &V)>;

impl<'m, K, V> IntoIterator for &'m HashMap<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Pairs<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(key, value)| (key, value))
    }
}

/// The place of a key.
pub enum Entry<'m, K, V> {
    Occupied(OccupiedEntry<'m, K, V>),
    Vacant(VacantEntry<'m, K, V>),
}

pub struct OccupiedEntry<'m, K, V> {
    map: &'m mut HashMap<K, V>,
    at: usize,
}

pub struct VacantEntry<'m, K, V> {
    map: &'m mut HashMap<K, V>,
    key: K,
    hash: u32,
}

impl<'m, K, V> OccupiedEntry<'m, K, V> {
    pub fn get(&self) -> &V {
        &self.map.entries[self.at].1
    }

    pub fn get_mut(&mut self) -> &mut V {
        &mut self.map.entries[self.at].1
    }

    pub fn into_mut(self) -> &'m mut V {
        &mut self.map.entries[self.at].1
    }

    pub fn insert(&mut self, value: V) -> V {
        std::mem::replace(self.get_mut(), value)
    }
}

impl<'m, K, V> VacantEntry<'m, K, V> {
    pub fn insert(self, value: V) -> &'m mut V {
        self.map.index.push(self.hash);
        self.map.entries.push((self.key, value));
        let last = self.map.entries.len() - 1;
        &mut self.map.entries[last].1
    }
}

impl<'m, K, V> Entry<'m, K, V> {
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(value()),
        }
    }

    pub fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

/// A set of keys.
#[derive(Clone)]
pub struct HashSet<K>(HashMap<K, ()>);

impl<K> Default for HashSet<K> {
    fn default() -> HashSet<K> {
        HashSet(HashMap::new())
    }
}

impl<K: std::fmt::Debug> std::fmt::Debug for HashSet<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<K> HashSet<K> {
    pub fn new() -> HashSet<K> {
        HashSet::default()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &K> + Clone {
        self.0.keys()
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<K: Hash + Eq> HashSet<K> {
    pub fn contains<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.contains_key(key)
    }

    /// Whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }

    /// Whether it was there.
    pub fn remove<Q>(&mut self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.remove(key).is_some()
    }
}

impl<K: Hash + Eq> Extend<K> for HashSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Hash + Eq> FromIterator<K> for HashSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> HashSet<K> {
        let mut set = HashSet::new();
        set.extend(keys);
        set
    }
}

impl<K: Hash + Eq, const N: usize> From<[K; N]> for HashSet<K> {
    fn from(keys: [K; N]) -> HashSet<K> {
        keys.into_iter().collect()
    }
}

impl<K> IntoIterator for HashSet<K> {
    type Item = K;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(K, ())>, fn((K, ())) -> K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(key, ())| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that all meet in few places, against the standard library's table.
    #[test]
    fn it_does_what_the_standard_table_does() {
        #[derive(PartialEq, Eq, Clone, Copy, Debug)]
        struct Key(u32);
        impl Hash for Key {
            fn hash<H: Hasher>(&self, state: &mut H) {
                state.write_u32(self.0 % 5);
            }
        }
        let mut random = 1u32;
        let (mut ours, mut theirs) = (HashMap::new(), std::collections::HashMap::new());
        for round in 0..4000 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = Key(random >> 16 & 63);
            match random >> 28 {
                0..6 => assert_eq!(ours.insert(key, round), theirs.insert(key, round)),
                6..12 => assert_eq!(ours.remove(&key), theirs.remove(&key)),
                12..14 => {
                    *ours.entry(key).or_insert(7) += 1;
                    *theirs.entry(key).or_insert(7) += 1;
                }
                _ => {
                    ours.retain(|key, _| key.0 != random % 64);
                    theirs.retain(|key, _| key.0 != random % 64);
                }
            }
            assert_eq!(ours.len(), theirs.len());
            for n in 0..64 {
                assert_eq!(ours.get(&Key(n)), theirs.get(&Key(n)));
            }
        }
    }

    #[test]
    fn iteration_follows_insertion() {
        let set: HashSet<&str> = ["b", "a", "c", "a"].into_iter().collect();
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), ["b", "a", "c"]);
        assert!(set.contains("a") && !set.contains("d"));
    }
}
