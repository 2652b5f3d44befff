//! The random walk: each candidate with the same chance, at every step.

use crate::desk::{Answer, Chooser, Point};
use runtime::Rng;

#[derive(Clone, Debug)]
pub struct Walk(Rng);

impl Walk {
    pub fn new(seed: u64) -> Walk {
        Walk(Rng::new(seed))
    }
}

impl Chooser for Walk {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        Answer::Take(match point.candidates.len() {
            1 => 0,
            n => self.0.below(n),
        })
    }

    fn value(&mut self, n: u32) -> u32 {
        self.0.below(n as usize) as u32
    }
}
