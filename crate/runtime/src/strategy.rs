//! Who runs next, and every other choice, behind one small trait.

use crate::local::Local;
use crate::step::{Gates, Pending, StepLog, Timers};
use crate::task::TaskPtr;
use std::collections::VecDeque;

/// Random numbers whose sequence never changes meaning, because seeds are shared in links.
///
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub const fn new(seed: u64) -> Rng {
        Rng(seed)
    }

    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0 (Lemire's multiplication; its bias is below n / 2^32).
    #[inline]
    pub fn below(&mut self, n: usize) -> usize {
        (((self.next_u64() >> 32) * n as u64) >> 32) as usize
    }
}

/// The goroutines that could run now, in the order in which they became ready.
#[derive(Debug)]
pub struct Runnable<'a> {
    queue: &'a VecDeque<TaskPtr>,
    clock: bool,
    last: Option<&'a StepLog>,
}

impl<'a> Runnable<'a> {
    pub(crate) fn new(queue: &'a VecDeque<TaskPtr>) -> Runnable<'a> {
        Runnable {
            queue,
            clock: false,
            last: None,
        }
    }

    pub(crate) fn at_gates(
        queue: &'a VecDeque<TaskPtr>,
        clock: bool,
        last: &'a StepLog,
    ) -> Runnable<'a> {
        Runnable {
            queue,
            clock,
            last: Some(last),
        }
    }

    pub fn len(&self) -> usize {
        self.queue.len()
    }

    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// The id of the `i`th.
    pub fn id(&self, i: usize) -> u64 {
        self.queue[i].id()
    }

    /// What the `i`th is about to do; nothing where there are no gates.
    pub fn pending(&self, i: usize) -> Pending {
        Local::pending_of(self.queue[i])
    }

    /// Calls `f` with what the `i`th is about to do.
    pub fn with_pending<R>(&self, i: usize, f: impl FnOnce(&Pending) -> R) -> R {
        let header = self.queue[i].header();
        let pending = header.pending.take().unwrap_or_default();
        let result = f(&pending);
        header.pending.set(Some(pending));
        result
    }

    /// Whether [`Choice::Tick`] is an answer.
    pub fn can_tick(&self) -> bool {
        self.clock
    }

    /// What the step chosen last did; none where there are no gates.
    pub fn last(&self) -> Option<&'a StepLog> {
        self.last
    }
}

/// An answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The `i`th of the runnable goroutines.
    Run(usize),
    /// Time moves on to the next timer.
    Tick,
    /// The run ends here.
    Stop,
}

/// Decides everything that a run leaves open. A run with a strategy has one worker, so the same answers give
/// the same run.
pub trait Strategy: Send {
    /// Which of the runnable goroutines (at least one, unless time can move on) runs next.
    fn next(&mut self, runnable: &Runnable<'_>) -> Choice;
    /// Which of `ready` (at least two) select cases is taken.
    fn select(&mut self, ready: usize) -> usize;
    /// 64 bits for the program's own use, in the goroutine of this id.
    fn random(&mut self, goroutine: u64) -> u64;
    /// A value below `n` for the program's own use, where the strategy chooses such values one by one.
    fn pick(&mut self, goroutine: u64, n: u64) -> Option<u64> {
        let _ = (goroutine, n);
        None
    }
    /// How many safepoints the goroutine that was just chosen may pass before it is preempted; none: as
    /// many as it likes.
    fn quantum(&mut self) -> Option<u32>;
    /// Where it wants to be asked.
    fn gates(&self) -> Gates {
        Gates::None
    }
    /// When time moves on, with gates.
    fn timers(&self) -> Timers {
        Timers::Idle
    }
    /// The run is over: nobody can run (a deadlock), or its outcome was set. `runnable` has the last step.
    fn ended(&mut self, runnable: &Runnable<'_>, deadlock: bool) {
        let _ = (runnable, deadlock);
    }
}

/// A strategy that draws everything from one seed.
#[derive(Clone, Debug)]
pub struct Seeded {
    rng: Rng,
    quantum: u32,
}

impl Seeded {
    /// Preempts after 1 to `quantum` safepoints, drawn anew each time; 0: never.
    pub const fn new(seed: u64, quantum: u32) -> Seeded {
        Seeded {
            rng: Rng::new(seed),
            quantum,
        }
    }
}

impl Strategy for Seeded {
    fn next(&mut self, runnable: &Runnable<'_>) -> Choice {
        match runnable.len() {
            0 => Choice::Tick,
            1 => Choice::Run(0),
            n => Choice::Run(self.rng.below(n)),
        }
    }

    fn select(&mut self, ready: usize) -> usize {
        self.rng.below(ready)
    }

    fn random(&mut self, _: u64) -> u64 {
        self.rng.next_u64()
    }

    fn quantum(&mut self) -> Option<u32> {
        match self.quantum {
            0 => None,
            1 => Some(1),
            n => Some(1 + self.rng.below(n as usize) as u32),
        }
    }
}
