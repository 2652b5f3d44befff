//! An exploration that several workers share: natively threads, in the page the pool, or one worker in slices.
//!
//! The search is cut into parts (`explore::split`), which workers take in turn; whoever finishes the last one merges them, in
//! the order of the parts, and goes on with random runs where the search was not exhaustive. A worker publishes what it has found
//! now and then, so that anyone can look at the whole while it grows. Pausing is not calling [`Hand::advance`].

use crate::explore::{Explored, Findings, Options, Subject};
use explore::{Counts, Explorer, Outcomes, Status};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use web_time::Instant;

/// Parts for each worker: some are done sooner than others.
const PARTS: usize = 8;
/// Between two times that a worker publishes what it has found in a part.
const PUBLISH: Duration = Duration::from_millis(60);
/// Stands for the whole where parts have their numbers.
const WHOLE: usize = usize::MAX;

/// See the module.
pub struct Exploration {
    subject: Subject,
    /// With what the program asks for.
    options: Options,
    /// The options of a part.
    each: Options,
    /// Prefixes of the tree; fewer than two: the whole is not cut.
    parts: Vec<Vec<u32>>,
    next: AtomicUsize,
    state: Mutex<State>,
}

struct State {
    /// By part, what is known of it.
    found: Vec<Option<Findings>>,
    /// Parts that are done.
    done: usize,
    /// The whole, from when all parts are done.
    whole: Option<Findings>,
    /// Somebody does the whole.
    taken: bool,
    over: bool,
    failure: Option<String>,
}

impl Exploration {
    /// Cuts the search for so many workers.
    pub fn new(
        subject: &Subject,
        options: &Options,
        workers: usize,
    ) -> Result<Exploration, String> {
        let options = subject.options(options);
        let parts = match workers {
            0 | 1 => Vec::new(),
            _ => explore::split(subject.program.clone(), &options, workers * PARTS)?,
        };
        let each = Options {
            schedules: options.schedules.div_ceil(parts.len().max(1) as u64),
            ..options.clone()
        };
        Ok(Exploration {
            subject: subject.clone(),
            each,
            next: AtomicUsize::new(0),
            state: Mutex::new(State {
                found: vec![None; parts.len()],
                done: 0,
                whole: None,
                taken: false,
                over: false,
                failure: None,
            }),
            parts,
            options,
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_cut(&self) -> bool {
        self.parts.len() > 1
    }

    /// A worker's part in it. It stays on one thread.
    pub fn hand(self: &Arc<Exploration>) -> Hand {
        Hand {
            exploration: self.clone(),
            work: None,
            busy: Duration::ZERO,
            published: Instant::now(),
        }
    }

    /// Everything that can be done is done.
    pub fn is_over(&self) -> bool {
        self.state().over
    }

    /// Why nothing can be explored.
    pub fn failure(&self) -> Option<String> {
        self.state().failure.clone()
    }

    /// What has been found so far.
    pub fn findings(&self) -> Findings {
        let state = self.state();
        if let Some(whole) = &state.whole {
            return whole.clone();
        }
        let mut all = Findings {
            outcomes: Outcomes::new(self.options.outcomes),
            counts: Counts::default(),
            finished: false,
            share: 0.0,
        };
        for found in state.found.iter().flatten() {
            all.merge(found);
            all.share += found.share / self.parts.len() as f64;
        }
        all.finished = false;
        all
    }

    /// What has been found so far, as people read it.
    pub fn explored(&self) -> Explored {
        Explored::new(&self.subject, &self.options, &self.findings())
    }
}

/// A worker's part in an exploration.
pub struct Hand {
    exploration: Arc<Exploration>,
    /// The part it works on.
    work: Option<(usize, Explorer)>,
    busy: Duration,
    published: Instant,
}

impl Hand {
    /// Whether it is in the middle of a part, which nobody else will do.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Explores on for about `budget`; whether there may be more for it to do.
    pub fn advance(&mut self, budget: Duration) -> bool {
        let began = Instant::now();
        let late = |busy| {
            self.exploration
                .options
                .time
                .is_some_and(|most| busy > most)
        };
        if late(self.busy) {
            self.publish(false);
            return false;
        }
        if self.work.is_none() {
            match self.take() {
                Ok(Some(work)) => self.work = Some(work),
                Ok(None) => return false,
                Err(failure) => {
                    let mut state = self.exploration.state();
                    state.failure = Some(failure);
                    state.over = true;
                    return false;
                }
            }
        }
        let Some((_, explorer)) = &mut self.work else {
            return false;
        };
        let done = explorer.advance(budget) == Status::Done;
        self.busy += began.elapsed();
        if done || self.published.elapsed() >= PUBLISH {
            self.publish(done);
        }
        true
    }

    /// The next part, or, when all are done, the whole.
    fn take(&self) -> Result<Option<(usize, Explorer)>, String> {
        let all = &self.exploration;
        let program = all.subject.program.clone();
        if all.is_cut() {
            // Relaxed: it only hands out numbers.
            let i = all.next.fetch_add(1, Ordering::Relaxed);
            if let Some(part) = all.parts.get(i) {
                let explorer = Explorer::below(program, all.each.clone(), part.clone())?;
                return Ok(Some((i, explorer)));
            }
        }
        let found = {
            let mut state = all.state();
            if state.taken || state.over || state.done < state.found.len() && all.is_cut() {
                return Ok(None);
            }
            state.taken = true;
            state.found.clone()
        };
        let mut explorer = Explorer::new(program, all.options.clone())?;
        if all.is_cut() {
            explorer.adopt(found.into_iter().flatten(), all.parts.len());
        }
        Ok(Some((WHOLE, explorer)))
    }

    /// Shows others what it has found; `done`: the part is at its end.
    fn publish(&mut self, done: bool) {
        self.published = Instant::now();
        let Some((part, explorer)) = &self.work else {
            return;
        };
        let mut state = self.exploration.state();
        let findings = explorer.findings().clone();
        if *part == WHOLE {
            state.whole = Some(findings);
            state.over |= done;
        } else {
            state.found[*part] = Some(findings);
            state.done += usize::from(done);
        }
        drop(state);
        if done {
            self.work = None;
        }
    }
}

impl Drop for Hand {
    /// What was found last is shown even if the hand was stopped halfway.
    fn drop(&mut self) {
        self.publish(false);
    }
}
