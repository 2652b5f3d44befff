//! A recorded schedule, and after its end the answer 0.

use crate::desk::{Answer, Chooser, Point};

#[derive(Clone, Debug)]
pub struct Replay {
    answers: Vec<u32>,
    at: usize,
    /// Stop before this step; none: run to the end.
    stop: Option<u32>,
    step: u32,
}

impl Replay {
    pub fn new(answers: Vec<u32>) -> Replay {
        Replay {
            answers,
            at: 0,
            stop: None,
            step: 0,
        }
    }

    /// Stops after so many steps.
    pub fn until(answers: Vec<u32>, steps: u32) -> Replay {
        Replay {
            stop: Some(steps),
            ..Replay::new(answers)
        }
    }

    /// Answers that were not asked for: the run took another way.
    pub fn left(&self) -> usize {
        self.answers.len().saturating_sub(self.at)
    }

    fn next(&mut self) -> u32 {
        let answer = self.answers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        answer
    }
}

impl Chooser for Replay {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        if self.stop == Some(self.step) {
            return Answer::Stop;
        }
        self.step += 1;
        match point.candidates.len() {
            1 => Answer::Take(0),
            _ => Answer::Take(self.next() as usize),
        }
    }

    fn value(&mut self, _: u32) -> u32 {
        self.next()
    }
}
