//! Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with
//! Probabilistic Guarantees of Finding Bugs, ASPLOS 2010).
//!
//! Every goroutine has a random priority, and the one with the highest runs. At d − 1 random steps of the k that the run is
//! expected to take, the running goroutine's priority falls below all others'. A bug that needs d orderings is
//! found with a chance of at least 1 / (n · k^(d−1)). A goroutine that yields falls, too, since it waits for others.

use crate::desk::{Answer, CLOCK, Candidate, Chooser, Point};
use runtime::Rng;
use runtime::step::Class;

#[derive(Clone, Debug)]
pub struct Pct {
    rng: Rng,
    /// The steps at which a priority falls, ascending.
    falls: Vec<u32>,
    step: u32,
    /// By goroutine's id; absent: not seen yet.
    priorities: Vec<Option<i64>>,
    /// The next priority of one that falls: below all before.
    lowest: i64,
}

impl Pct {
    /// `depth`: orderings that a bug needs, at least 1; `steps`: that the run is expected to take.
    pub fn new(seed: u64, depth: u32, steps: u32) -> Pct {
        let mut rng = Rng::new(seed);
        let mut falls: Vec<u32> = (1..depth)
            .map(|_| 1 + rng.below(steps.max(1) as usize) as u32)
            .collect();
        falls.sort_unstable();
        Pct {
            rng,
            falls,
            step: 0,
            priorities: Vec::new(),
            lowest: -1,
        }
    }

    fn priority(&mut self, id: u64) -> i64 {
        let i = id as usize;
        if self.priorities.len() <= i {
            self.priorities.resize(i + 1, None);
        }
        match self.priorities[i] {
            Some(priority) => priority,
            None => {
                let priority = (self.rng.next_u64() >> 2) as i64;
                self.priorities[i] = Some(priority);
                priority
            }
        }
    }

    fn fall(&mut self, id: u64) {
        self.priority(id);
        self.priorities[id as usize] = Some(self.lowest);
        self.lowest -= 1;
    }

    fn best(&mut self, candidates: &[Candidate]) -> usize {
        let mut best = (0, i64::MIN);
        for (i, candidate) in candidates.iter().enumerate() {
            let priority = self.priority(candidate.id);
            if priority > best.1 {
                best = (i, priority);
            }
        }
        best.0
    }
}

impl Chooser for Pct {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        self.step += 1;
        for candidate in point.candidates {
            if matches!(candidate.class, Class::Yield | Class::Preempted)
                && candidate.id == point.last
            {
                self.fall(candidate.id);
            }
        }
        while self.falls.first().is_some_and(|&at| at <= self.step) {
            self.falls.remove(0);
            let running = self.best(point.candidates);
            self.fall(point.candidates[running].id);
        }
        let best = self.best(point.candidates);
        if point.candidates[best].id == CLOCK {
            // Time that has moved on lets others go first again.
            self.fall(CLOCK);
        }
        Answer::Take(best)
    }

    fn value(&mut self, n: u32) -> u32 {
        self.rng.below(n as usize) as u32
    }
}
