//! Vector clocks: by slot, how far of a goroutine's time is known. Copies are shared until one of them changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Times by slot; slots beyond the end are 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Option<Arc<Times>>);

#[derive(Debug, Default)]
struct Times {
    /// Of just these times.
    id: u64,
    /// Times with this id are no later anywhere than these; 0: not known of any.
    above: u64,
    times: Vec<u64>,
}

fn new_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Relaxed)
}

impl Clock {
    #[inline]
    pub(crate) fn get(&self, slot: usize) -> u64 {
        self.times().get(slot).copied().unwrap_or(0)
    }

    #[inline]
    fn times(&self) -> &[u64] {
        self.0.as_ref().map_or(&[], |shared| &shared.times)
    }

    #[cfg(test)]
    pub(crate) fn slots(&self) -> usize {
        self.times().len()
    }

    /// The times, to be raised: a copy of its own where others share them.
    fn change(&mut self, slots: usize) -> &mut Vec<u64> {
        let shared = self.0.get_or_insert_default();
        if Arc::get_mut(shared).is_none() {
            let mut times = Vec::with_capacity(shared.times.len().max(slots));
            times.extend_from_slice(&shared.times);
            let above = shared.id;
            *shared = Arc::new(Times {
                id: 0,
                above,
                times,
            });
        }
        let Some(own) = Arc::get_mut(shared) else {
            unreachable!("it was made just now")
        };
        own.id = new_id();
        if own.times.len() < slots {
            own.times.resize(slots, 0);
        }
        &mut own.times
    }

    #[inline]
    pub(crate) fn raise(&mut self, slot: usize, time: u64) {
        if self.get(slot) < time {
            self.change(slot + 1)[slot] = time;
        }
    }

    /// Learns all that `other` knows.
    #[inline]
    pub(crate) fn join(&mut self, other: &Clock) {
        let Some(theirs) = &other.0 else { return };
        match &self.0 {
            None => self.0 = other.0.clone(),
            Some(mine) if Arc::ptr_eq(mine, theirs) || mine.above == theirs.id => {}
            Some(mine) if theirs.above == mine.id => self.0 = other.0.clone(),
            Some(_) => self.join_unlike(other),
        }
    }

    /// Whether both are the same by being one.
    #[inline]
    pub(crate) fn is(&self, other: &Clock) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }

    /// As [`Clock::join`], for a clock that is mostly added to: it stays the only owner of its times, and the other too.
    pub(crate) fn absorb(&mut self, other: &Clock) {
        let (Some(mine), Some(theirs)) = (&mut self.0, &other.0) else {
            return self.join(other);
        };
        if Arc::ptr_eq(mine, theirs) || mine.above == theirs.id {
            return;
        }
        let Some(own) = Arc::get_mut(mine) else {
            return self.join(other);
        };
        if own.times.len() < theirs.times.len() {
            own.times.resize(theirs.times.len(), 0);
        }
        for (time, &news) in own.times.iter_mut().zip(&theirs.times) {
            *time = (*time).max(news);
        }
        own.id = new_id();
    }

    fn join_unlike(&mut self, other: &Clock) {
        let (mine, theirs) = (self.times(), other.times());
        let both = mine.len().min(theirs.len());
        // Whether either is later anywhere; without branches, so that it is done several slots at a time.
        let mut later = (false, false);
        for (&a, &b) in mine[..both].iter().zip(&theirs[..both]) {
            later.0 |= a > b;
            later.1 |= b > a;
        }
        later.0 |= mine[both..].iter().any(|&time| time > 0);
        later.1 |= theirs[both..].iter().any(|&time| time > 0);
        match later {
            // Who knows no more than the other shares its clock, the next join of the two is for nothing then.
            (false, _) => self.0 = other.0.clone(),
            (true, false) => {}
            (true, true) => {
                let mine = self.change(theirs.len());
                for (time, &news) in mine.iter_mut().zip(theirs) {
                    *time = (*time).max(news);
                }
            }
        }
    }
}

/// What a goroutine knew when it released: its clock, and its own time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Snapshot {
    pub(crate) known: Clock,
    pub(crate) slot: u32,
    /// 0: nothing of its own.
    pub(crate) time: u64,
}

impl Snapshot {
    pub(crate) fn is_empty(&self) -> bool {
        self.time == 0 && self.known.0.is_none()
    }

    /// Adds what another snapshot knows.
    pub(crate) fn merge(&mut self, other: &Snapshot) {
        if self.is_empty() {
            *self = other.clone();
            return;
        }
        self.known.absorb(&other.known);
        if self.time > 0 && self.slot != other.slot {
            self.known.raise(self.slot as usize, self.time);
        }
        if self.slot == other.slot {
            self.time = self.time.max(other.time);
        } else {
            (self.slot, self.time) = (other.slot, other.time);
        }
    }

    pub(crate) fn knows(&self, slot: u32, time: u64) -> bool {
        (slot == self.slot && time <= self.time) || time <= self.known.get(slot as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(times: &[u64]) -> Clock {
        let mut clock = Clock::default();
        for (slot, &time) in times.iter().enumerate() {
            clock.raise(slot, time);
        }
        clock
    }

    #[test]
    fn joining_takes_the_later_time_of_each_slot() {
        let check = |a: &[u64], b: &[u64], expected: &[u64]| {
            let mut joined = clock(a);
            joined.join(&clock(b));
            for (slot, &time) in expected.iter().enumerate() {
                assert_eq!(joined.get(slot), time, "{a:?} and {b:?} at {slot}");
            }
            assert_eq!(joined.get(expected.len()), 0);
        };
        check(&[], &[], &[]);
        check(&[1, 2], &[], &[1, 2]);
        check(&[], &[0, 3], &[0, 3]);
        check(&[1, 5], &[2, 4, 1], &[2, 5, 1]);
        check(&[3, 5, 7], &[2, 6], &[3, 6, 7]);
        check(&[1, 1], &[2, 2], &[2, 2]);
    }

    #[test]
    fn copies_do_not_see_later_changes() {
        let mut a = clock(&[1, 2]);
        let b = a.clone();
        a.raise(0, 9);
        assert_eq!((a.get(0), b.get(0)), (9, 1));
    }

    #[test]
    fn a_merged_snapshot_knows_both_times() {
        let mut a = Snapshot {
            known: clock(&[0, 4]),
            slot: 0,
            time: 7,
        };
        a.merge(&Snapshot {
            known: clock(&[0, 0, 2]),
            slot: 1,
            time: 9,
        });
        assert!(a.knows(0, 7) && a.knows(1, 9) && a.knows(2, 2));
        assert!(!a.knows(0, 8) && !a.knows(1, 10) && !a.knows(2, 3));
    }
}
