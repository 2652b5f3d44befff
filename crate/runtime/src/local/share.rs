//! Giving goroutines to workers that look for some, and taking those that others gave.

use super::{Asks, Local};
use crate::primitive::{AtomicUsize, Ordering};
use trace::EventKind;

/// How long goroutines wait in the queue before they are given away, in turns of the worker's loop, at first: about
/// what it takes to wake another worker.
pub(crate) const SHARE_AFTER: u32 = if cfg!(loom) { 1 } else { 32 };
/// The same at most, where sharing has proved useless.
const SHARE_LATE: u32 = 4096;
/// Nanoseconds of work after which a shared batch was worth the wake-up, and below which it was not.
const WORTHWHILE: u64 = 200_000;
const WASTED: u64 = 50_000;
/// Goroutines given away at once, at most.
const SHARE_MAX: usize = 256;
impl Local {
    /// Whether another worker looks for goroutines.
    #[inline]
    pub(super) fn others_look(&self) -> bool {
        let idle: &AtomicUsize = &self.core().idle;
        // Relaxed: a hint, looked at again at the next turn.
        !self.solo() && idle.load(Ordering::Relaxed) > 0
    }

    /// Gives goroutines away once they have waited for long enough while another worker looked for some.
    #[inline]
    pub(crate) fn consider_sharing(&self, asks: Asks) {
        if self.queue().is_empty() {
            self.surplus.set(0);
        } else if self.others_look() {
            let enough = self.core().reluctance.load(Ordering::Relaxed);
            let weight = match asks {
                Asks::Turn => 1,
                Asks::Spawn => enough.div_ceil(2),
                Asks::Safepoint => enough,
            };
            let surplus = self.surplus.get().saturating_add(weight);
            self.surplus.set(surplus);
            if surplus >= enough {
                self.share();
            }
        }
    }

    /// This worker goes idle after `busy` nanoseconds of work. If it lived on another worker's goroutines, their
    /// worth tells how eager sharing should be: goroutines that talk to each other block at once when they are torn
    /// apart, and each exchange then takes a wake-up.
    pub(crate) fn judge_sharing(&self, busy: u64) {
        if !self.took_shared.replace(false) || cfg!(loom) {
            return;
        }
        // Relaxed, and not exact where two workers judge at once: a tendency.
        let reluctance = &self.core().reluctance;
        let now = reluctance.load(Ordering::Relaxed);
        if busy < WASTED {
            reluctance.store((now * 2).min(SHARE_LATE), Ordering::Relaxed);
        } else if busy > WORTHWHILE {
            reluctance.store((now / 2).max(SHARE_AFTER), Ordering::Relaxed);
        }
    }

    #[cold]
    fn share(&self) {
        self.surplus.set(0);
        let queue = self.queue();
        let n = queue.len().div_ceil(2).min(SHARE_MAX);
        self.core().injector.extend(self.index, queue.drain(..n));
        self.core().wake_one();
    }

    /// Hands over everything: this worker retires.
    pub(crate) fn hand_over(&self) {
        let next = self.next.take();
        let queue = self.queue();
        queue.extend(next);
        if !queue.is_empty() {
            self.core().inject(self.index, queue.drain(..));
        }
    }

    /// Takes a fair part of the injector's goroutines.
    pub(crate) fn take_injected(&self) -> bool {
        let core = self.core();
        let len = core.injector.len();
        if len == 0 {
            return false;
        }
        let workers = core.limit.load(Ordering::Relaxed).max(1);
        let max = (len.div_ceil(workers)).min(SHARE_MAX);
        let queue = self.queue();
        let taken = core.injector.take(max, |injected| {
            queue.push_back(injected.task);
            if injected.from != self.index && injected.from != crate::world::OUTSIDE {
                self.took_shared.set(true);
                self.observer.counters().steals.inc();
                self.event_of(injected.task, EventKind::Steal, injected.from as u64);
            }
        });
        taken > 0
    }
}
