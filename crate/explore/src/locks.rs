//! Who holds which lock, from what the steps of a run touched: locks are handed on in the order of the attempts.

use runtime::step::{Class, Touch};
use std::collections::BTreeMap;

/// One goroutine's hold of a lock, or its wait for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    pub goroutine: u64,
    /// The step in which it asked.
    pub step: usize,
    /// It reads: RLock.
    pub reads: bool,
}

/// One lock: whoever holds it, and whoever waits, first come first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lock {
    pub holders: Vec<Hold>,
    pub waiting: Vec<Hold>,
}

/// All locks that are held, by address.
#[derive(Clone, Debug, Default)]
pub struct Locks {
    pub by_addr: BTreeMap<u64, Lock>,
}

impl Locks {
    /// Follows one step.
    pub fn step(&mut self, step: usize, goroutine: u64, touches: &[Touch]) {
        for touch in touches {
            self.touch(step, goroutine, touch);
        }
    }

    /// Follows one operation of a step.
    pub fn touch(&mut self, step: usize, goroutine: u64, touch: &Touch) {
        match touch.class {
            Class::Lock | Class::WriteLock | Class::ReadLock => {
                let hold = Hold {
                    goroutine,
                    step,
                    reads: touch.class == Class::ReadLock,
                };
                let lock = self.by_addr.entry(touch.object).or_default();
                // Readers share it with readers; behind a writer who waits they wait, too.
                let free = lock.holders.is_empty()
                    || hold.reads
                        && lock.waiting.is_empty()
                        && lock.holders.iter().all(|h| h.reads);
                if free {
                    lock.holders.push(hold);
                } else {
                    lock.waiting.push(hold);
                }
            }
            Class::Unlock | Class::WriteUnlock | Class::ReadUnlock => {
                let Some(lock) = self.by_addr.get_mut(&touch.object) else {
                    return;
                };
                // Anybody may unlock; most often it is a holder.
                let own = lock.holders.iter().position(|h| h.goroutine == goroutine);
                lock.holders.remove(own.unwrap_or(0));
                if lock.holders.is_empty() {
                    lock.hand_on(touch.class == Class::WriteUnlock);
                }
                if lock.holders.is_empty() {
                    self.by_addr.remove(&touch.object);
                }
            }
            _ => {}
        }
    }

    /// The locks that a goroutine holds, in no order.
    pub fn held_by(&self, goroutine: u64) -> impl Iterator<Item = (u64, Hold)> + '_ {
        let all = self.by_addr.iter();
        all.flat_map(|(&addr, lock)| lock.holders.iter().map(move |&hold| (addr, hold)))
            .filter(move |(_, hold)| hold.goroutine == goroutine)
    }
}

impl Lock {
    /// Gives it to those who wait: the first, and, if a reader is next or a writer has just left, all readers.
    fn hand_on(&mut self, readers_first: bool) {
        let readers = self.waiting.iter().any(|h| h.reads);
        let reads = match self.waiting.first() {
            None => return,
            Some(first) => first.reads || readers_first && readers,
        };
        if reads {
            self.holders.extend(self.waiting.iter().filter(|h| h.reads));
            self.waiting.retain(|h| !h.reads);
        } else {
            self.holders.push(self.waiting.remove(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holders(steps: &[(u64, Class)]) -> (Vec<u64>, Vec<u64>) {
        let mut locks = Locks::default();
        for (i, &(goroutine, class)) in steps.iter().enumerate() {
            locks.step(i, goroutine, &[Touch::new(64, class)]);
        }
        let lock = locks.by_addr.remove(&64).unwrap_or_default();
        let ids = |holds: Vec<Hold>| holds.iter().map(|h| h.goroutine).collect();
        (ids(lock.holders), ids(lock.waiting))
    }

    #[test]
    fn a_mutex_goes_to_the_first_who_waits() {
        use Class::{Lock, Unlock};
        let steps = [(1, Lock), (2, Lock), (3, Lock), (1, Unlock)];
        assert_eq!(holders(&steps[..3]), (vec![1], vec![2, 3]));
        assert_eq!(holders(&steps), (vec![2], vec![3]));
    }

    #[test]
    fn readers_share_and_wait_behind_a_writer() {
        use Class::{ReadLock, ReadUnlock, WriteLock, WriteUnlock};
        let steps = [
            (1, ReadLock),
            (2, ReadLock),
            (3, WriteLock),
            (1, ReadLock),
            (2, ReadUnlock),
            (1, ReadUnlock),
            (3, WriteUnlock),
        ];
        assert_eq!(holders(&steps[..2]), (vec![1, 2], vec![]));
        assert_eq!(holders(&steps[..4]), (vec![1, 2], vec![3, 1]));
        assert_eq!(holders(&steps[..6]), (vec![3], vec![1]));
        assert_eq!(holders(&steps), (vec![1], vec![]));
    }

    #[test]
    fn what_another_unlocks_is_free() {
        use Class::{Lock, Unlock};
        assert_eq!(holders(&[(1, Lock), (2, Unlock)]), (vec![], vec![]));
        assert_eq!(holders(&[(2, Unlock)]), (vec![], vec![]));
    }
}
