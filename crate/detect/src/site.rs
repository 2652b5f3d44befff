//! Numbers for sites: a stack of call sites, and the locks that were held.
//!
//! Everything is a pair of two smaller numbers: a stack is (the stack below, an instruction), a set of locks (the set before, a
//! lock), a lock (its address, where it was taken), an address its halves, a site (a stack, a set of locks). So one table
//! serves all, and a number never changes its meaning for whoever knows what it is a number of. 0 is nothing.

use crate::map::Map;

/// Where the table ends: beyond it sites are unknown.
const MOST: usize = 1 << 20;

#[derive(Debug, Default)]
pub(crate) struct Pairs {
    numbers: Map,
    pairs: Vec<(u32, u32)>,
}

impl Pairs {
    /// The pair's number; 0 where the table is full.
    pub(crate) fn number(&mut self, pair: (u32, u32)) -> u32 {
        let key = u64::from(pair.0) << 32 | u64::from(pair.1);
        if let Some(&number) = self.numbers.get(&key) {
            return number as u32;
        }
        if self.pairs.len() == MOST {
            return 0;
        }
        self.pairs.push(pair);
        let number = self.pairs.len() as u32;
        self.numbers.insert(key, number.into());
        number
    }

    fn pair(&self, number: u32) -> Option<(u32, u32)> {
        self.pairs.get((number as usize).checked_sub(1)?).copied()
    }

    /// A stack's instructions, innermost first.
    pub(crate) fn stack(&self, mut stack: u32) -> Vec<u32> {
        let mut sites = Vec::new();
        while let Some((below, site)) = self.pair(stack) {
            sites.push(site);
            stack = below;
        }
        sites
    }

    /// The parts of a site: its stack and its set of locks.
    pub(crate) fn site(&self, site: u32) -> (u32, u32) {
        self.pair(site).unwrap_or_default()
    }

    /// The locks of a set, the latest first.
    pub(crate) fn locks(&self, mut set: u32) -> Vec<Lock> {
        let mut locks = Vec::new();
        while let Some((before, lock)) = self.pair(set) {
            let (address, place) = self.pair(lock).unwrap_or_default();
            let (high, low) = self.pair(address).unwrap_or_default();
            locks.push(Lock {
                addr: u64::from(high) << 32 | u64::from(low),
                site: place & !READ,
                read: place & READ != 0,
            });
            set = before;
        }
        locks
    }

    pub(crate) fn clear(&mut self) {
        self.numbers.clear();
        self.pairs.clear();
    }
}

/// In the place of a lock: it is held for reading.
pub(crate) const READ: u32 = 1 << 31;

/// A lock that was held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lock {
    pub addr: u64,
    /// The instruction that took it.
    pub site: u32,
    /// For reading only.
    pub read: bool,
}
