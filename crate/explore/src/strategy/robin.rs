//! Round robin: every goroutine takes so many steps, then the next one has its turn.

use crate::desk::{Answer, Chooser, Point};

#[derive(Clone, Debug)]
pub struct RoundRobin {
    steps: u32,
    left: u32,
}

impl RoundRobin {
    /// Turns of so many steps, at least 1; 0: as long as the goroutine can go on.
    pub fn new(steps: u32) -> RoundRobin {
        RoundRobin { steps, left: steps }
    }
}

impl Chooser for RoundRobin {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        if point.can_go_on() && (self.steps == 0 || self.left > 0) {
            self.left = self.left.saturating_sub(1);
            return Answer::Take(0);
        }
        self.left = self.steps.saturating_sub(1);
        let over = point.can_go_on() && point.candidates.len() > 1;
        Answer::Take(usize::from(over))
    }

    fn value(&mut self, _: u32) -> u32 {
        0
    }
}
