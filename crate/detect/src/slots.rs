//! Places in the clocks.
//!
//! A goroutine that has ended leaves its slot to one whose parent knows its end: whatever knows the new one's times then
//! rightly knows all of the old one's. Where more goroutines are alive than there are slots, two share one: their accesses count
//! as ordered with each other.

use crate::clock::Snapshot;

/// Slots there are: a clock has at most so many entries.
pub(crate) const MOST: usize = 256;
/// Free slots that are looked at for a new goroutine.
const LOOKED_AT: usize = 32;

#[derive(Debug)]
pub(crate) struct Slots {
    /// Slots there may be.
    pub(crate) most: usize,
    /// By slot, a time that nobody who has ended has had.
    next: Vec<u64>,
    /// Slots whose goroutines have ended, and their last times.
    free: Vec<(u32, u64)>,
    /// The slot that was shared last.
    shared: usize,
}

impl Default for Slots {
    fn default() -> Slots {
        Slots {
            most: MOST,
            next: Vec::new(),
            free: Vec::new(),
            shared: 0,
        }
    }
}

impl Slots {
    /// A slot for a goroutine whose parent knows this, its first time, and whether another has the slot too.
    pub(crate) fn take(&mut self, parent: &Snapshot) -> (u32, u64, bool) {
        let known = self
            .free
            .iter()
            .rev()
            .take(LOOKED_AT)
            .position(|&(slot, end)| parent.knows(slot, end));
        if let Some(back) = known {
            let (slot, _) = self.free.swap_remove(self.free.len() - 1 - back);
            return (slot, self.next[slot as usize], false);
        }
        if self.next.len() < self.most {
            self.next.push(1);
            return (self.next.len() as u32 - 1, 1, false);
        }
        // Never the first goroutine's.
        self.shared = self.shared % (self.most - 1) + 1;
        let slot = self.shared as u32;
        (slot, self.next[slot as usize], true)
    }

    /// A goroutine of this slot has ended, and did nothing after this time.
    pub(crate) fn give_back(&mut self, slot: u32, end: u64) {
        let next = &mut self.next[slot as usize];
        *next = (*next).max(end + 1);
        // One that is shared is not free before all have ended: it is given back several times, which is as good as sharing.
        if self.free.len() < 4 * MOST {
            self.free.push((slot, end));
        }
    }
}
