//! Splitting a search among workers: the tree's upper part is cut into prefixes, each of which is a search of its own.
//!
//! The cut is a matter of the program and the number asked for alone, so the same parts come out everywhere; merged, their findings
//! are the same whoever did which part, and in whatever order. In the upper part everybody is tried, so no part ever needs to tell
//! another what to try.

use crate::desk::{Answer, Chooser, Journal, Point, Shared};
use crate::explorer::Options;
use crate::runner::Runner;
use golang::bytecode::Program;
use std::collections::VecDeque;
use std::sync::Arc;

/// Follows a prefix, then forced steps, to the next question with several answers.
struct Scout {
    prefix: Vec<u32>,
    at: usize,
    /// The question's alternatives.
    alternatives: Option<u32>,
}

impl Scout {
    fn answer(&mut self, alternatives: u32) -> Option<u32> {
        if self.at == self.prefix.len() {
            if alternatives > 1 {
                self.alternatives.get_or_insert(alternatives);
                return None;
            }
            self.prefix.push(0);
        }
        self.at += 1;
        Some(self.prefix[self.at - 1])
    }
}

impl Chooser for Scout {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        if self.alternatives.is_some() {
            return Answer::Stop;
        }
        match self.answer(point.candidates.len() as u32) {
            Some(answer) => Answer::Take(answer as usize),
            None => Answer::Stop,
        }
    }

    fn value(&mut self, n: u32) -> u32 {
        if self.alternatives.is_some() {
            return 0;
        }
        self.answer(n).unwrap_or(0)
    }
}

/// Cuts a program's tree into at least `parts` prefixes, if it has so many; for [`crate::Explorer::below`].
pub fn split(
    program: Arc<Program>,
    options: &Options,
    parts: usize,
) -> Result<Vec<Vec<u32>>, String> {
    /// Questions looked at, at most: a tree that hardly branches is not worth cutting.
    const LOOKS: usize = 10_000;
    let mut runner = Runner::for_options(program, options)?;
    let mut open = VecDeque::from([Vec::new()]);
    let mut leaves = Vec::new();
    for _ in 0..LOOKS {
        if open.len() + leaves.len() >= parts {
            break;
        }
        let Some(prefix) = open.pop_front() else {
            break;
        };
        let scout = Scout {
            prefix,
            at: 0,
            alternatives: None,
        };
        let desk = Shared::new(scout, Journal::new(options.setting, options.steps));
        runner.run(&desk);
        let mut desk = desk.desk();
        let prefix = std::mem::take(&mut desk.chooser.prefix);
        match desk.chooser.alternatives {
            None => leaves.push(prefix),
            Some(n) => open.extend((0..n).map(|answer| {
                let mut longer = prefix.clone();
                longer.push(answer);
                longer
            })),
        }
    }
    leaves.extend(open);
    leaves.sort();
    Ok(leaves)
}
