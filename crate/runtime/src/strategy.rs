//! Who runs next, and every other choice, behind one small trait.

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
pub struct Runnable<'a>(pub(crate) &'a VecDeque<TaskPtr>);

impl Runnable<'_> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The id of the `i`th.
    pub fn id(&self, i: usize) -> u64 {
        self.0[i].id()
    }
}

/// Decides everything that a run leaves open. A run with a strategy has one worker, so the same answers give
/// the same run.
pub trait Strategy: Send {
    /// Which of the runnable goroutines (at least one) runs next.
    fn next(&mut self, runnable: &Runnable<'_>) -> usize;
    /// Which of `ready` (at least two) select cases is taken.
    fn select(&mut self, ready: usize) -> usize;
    /// 64 bits for the program's own use.
    fn random(&mut self) -> u64;
    /// How many safepoints the goroutine that was just chosen may pass before it is preempted; none: as
    /// many as it likes.
    fn quantum(&mut self) -> Option<u32>;
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
    fn next(&mut self, runnable: &Runnable<'_>) -> usize {
        match runnable.len() {
            1 => 0,
            n => self.rng.below(n),
        }
    }

    fn select(&mut self, ready: usize) -> usize {
        self.rng.below(ready)
    }

    fn random(&mut self) -> u64 {
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
