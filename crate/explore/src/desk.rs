//! The desk at which a run's questions are answered: one `runtime::Strategy` around every way of choosing.
//!
//! It puts the candidates into the order that schedules count in, writes down the answers, counts steps and switches, and
//! draws random numbers; a [`Chooser`] only picks one of the candidates.

use crate::schedule::{Schedule, Setting};
use runtime::step::{Class, Gates, Pending, StepLog, Timers};
use runtime::{Choice, Rng, Runnable, Strategy};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Goroutine 0 stands for the clock.
pub const CLOCK: u64 = 0;
/// Random values below so many are chosen one by one.
const PICKED: u64 = 6;

/// Who may take the next step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// A goroutine, or [`CLOCK`].
    pub id: u64,
    /// Its place among the runnable.
    at: usize,
    /// What it is about to do.
    pub class: Class,
}

/// A question: who takes the next step?
pub struct Point<'a> {
    /// In the order of answers: first who took the last step, then round by number, the clock last.
    pub candidates: &'a [Candidate],
    /// Who took the last step.
    pub last: u64,
    /// What the last step did.
    pub log: &'a StepLog,
    runnable: &'a Runnable<'a>,
}

impl Point<'_> {
    /// Calls `f` with what a candidate is about to do; not for the clock.
    pub fn with_pending<R>(&self, candidate: &Candidate, f: impl FnOnce(&Pending) -> R) -> R {
        self.runnable.with_pending(candidate.at, f)
    }

    /// Whether the last one could go on.
    pub fn can_go_on(&self) -> bool {
        self.candidates.first().is_some_and(|c| c.id == self.last)
    }
}

/// An answer to a [`Point`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Candidate number so many.
    Take(usize),
    Stop,
}

/// A way of choosing.
pub trait Chooser: Send {
    fn step(&mut self, point: &Point<'_>) -> Answer;
    /// One of `n` values (at least 2): a select case, a small random number.
    fn value(&mut self, n: u32) -> u32;
    /// The run is over.
    fn ended(&mut self, log: &StepLog, deadlock: bool) {
        let _ = (log, deadlock);
    }
}

/// Why a run was cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// The chooser said so.
    Chosen,
    /// It took more steps than it may.
    Steps,
    /// A replay met another question than the schedule was made for: at this answer.
    Diverged(usize),
}

/// What was asked and answered in a run.
#[derive(Clone, Debug)]
pub struct Journal {
    pub setting: Setting,
    pub answers: Vec<u32>,
    /// A hash of all questions.
    check: u32,
    pub steps: u32,
    /// Steps at which another goroutine took over though the last one could go on.
    pub preemptions: u32,
    /// Steps at which another goroutine took over.
    pub switches: u32,
    /// The most steps; one after a long computation counts as many.
    pub limit: u32,
    effort: u32,
    pub cut: Option<Cut>,
    /// Random numbers were drawn that nobody chose one by one.
    pub drew: bool,
    last: u64,
    /// How many numbers each goroutine has drawn, by id.
    draws: Vec<u32>,
}

impl Journal {
    pub fn new(setting: Setting, limit: u32) -> Journal {
        Journal {
            setting,
            answers: Vec::new(),
            check: CHECK,
            steps: 0,
            preemptions: 0,
            switches: 0,
            limit,
            effort: 0,
            cut: None,
            drew: false,
            last: 1,
            draws: Vec::new(),
        }
    }

    /// Forgets the run.
    pub fn clear(&mut self) {
        self.answers.clear();
        self.draws.clear();
        (self.check, self.last) = (CHECK, 1);
        (self.steps, self.effort) = (0, 0);
        (self.preemptions, self.switches) = (0, 0);
        (self.cut, self.drew) = (None, false);
    }

    pub fn schedule(&self) -> Schedule {
        let mut schedule = Schedule {
            setting: self.setting,
            answers: self.answers.clone(),
            check: Some(self.check),
        };
        while schedule.answers.last() == Some(&0) {
            schedule.answers.pop();
        }
        schedule
    }

    pub fn check(&self) -> u32 {
        self.check
    }

    /// Who took the last step.
    pub fn last(&self) -> u64 {
        self.last
    }

    fn answered(&mut self, alternatives: u32, answer: u32, class: Class) {
        self.answers.push(answer);
        for byte in [alternatives as u8, answer as u8, class as u8] {
            self.check = (self.check ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}

/// FNV-1a's beginning.
const CHECK: u32 = 0x811c_9dc5;

/// A chooser with its journal.
pub struct Desk<C> {
    pub chooser: C,
    pub journal: Journal,
    candidates: Vec<Candidate>,
}

/// The strategy that asks a desk. Both the runtime and the desk's owner hold it; they take turns.
pub struct Clerk<C>(Arc<Mutex<Desk<C>>>);

/// A desk that its owner shares with the runs.
pub struct Shared<C>(Arc<Mutex<Desk<C>>>);

impl<C: Chooser + 'static> Shared<C> {
    pub fn new(chooser: C, journal: Journal) -> Shared<C> {
        Shared(Arc::new(Mutex::new(Desk {
            chooser,
            journal,
            candidates: Vec::new(),
        })))
    }

    pub fn desk(&self) -> MutexGuard<'_, Desk<C>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn strategy(&self) -> Box<dyn Strategy> {
        Box::new(Clerk(self.0.clone()))
    }
}

impl<C: Chooser> Clerk<C> {
    fn desk(&self) -> MutexGuard<'_, Desk<C>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Safepoints that a goroutine may pass between two gates before others get their turn.
const QUANTUM: u32 = 20_000;
/// Steps that such a long computation counts as.
const LONG: u32 = 250;

impl<C: Chooser> Strategy for Clerk<C> {
    fn next(&mut self, runnable: &Runnable<'_>) -> Choice {
        let desk = &mut *self.desk();
        desk.next(runnable)
    }

    fn select(&mut self, ready: usize) -> usize {
        self.desk().value(ready as u32) as usize
    }

    fn random(&mut self, goroutine: u64) -> u64 {
        let journal = &mut self.desk().journal;
        journal.drew = true;
        let i = goroutine as usize;
        if journal.draws.len() <= i {
            journal.draws.resize(i + 1, 0);
        }
        journal.draws[i] += 1;
        // The numbers of one goroutine do not depend on what others draw.
        let lane = goroutine << 32 | u64::from(journal.draws[i]);
        Rng::new(journal.setting.seed ^ lane.wrapping_mul(0x9e6c_63d0_676a_9a99)).next_u64()
    }

    fn pick(&mut self, _: u64, n: u64) -> Option<u64> {
        match n {
            1 => Some(0),
            2..=PICKED => Some(self.desk().value(n as u32).into()),
            _ => None,
        }
    }

    fn quantum(&mut self) -> Option<u32> {
        Some(QUANTUM)
    }

    fn gates(&self) -> Gates {
        self.desk().journal.setting.gates
    }

    fn timers(&self) -> Timers {
        self.desk().journal.setting.timers
    }

    fn ended(&mut self, runnable: &Runnable<'_>, deadlock: bool) {
        let none = StepLog::default();
        let log = runnable.last().unwrap_or(&none);
        self.desk().chooser.ended(log, deadlock);
    }
}

impl<C: Chooser> Desk<C> {
    fn next(&mut self, runnable: &Runnable<'_>) -> Choice {
        let journal = &mut self.journal;
        if journal.effort >= journal.limit {
            journal.cut = Some(Cut::Steps);
            if let Some(log) = runnable.last() {
                self.chooser.ended(log, false);
            }
            return Choice::Stop;
        }
        let last = journal.last;
        let none = StepLog::default();
        let candidates = &mut self.candidates;
        candidates.clear();
        for at in 0..runnable.len() {
            let class = runnable.with_pending(at, Pending::class);
            let id = runnable.id(at);
            candidates.push(Candidate { id, at, class });
        }
        // One that yields comes last.
        let behind = |c: &Candidate| {
            c.id < last || c.id == last && matches!(c.class, Class::Yield | Class::Preempted)
        };
        candidates.sort_unstable_by_key(|c| (behind(c), c.id == last && behind(c), c.id));
        if runnable.can_tick() {
            candidates.push(Candidate {
                id: CLOCK,
                at: usize::MAX,
                class: Class::Tick,
            });
        }
        let point = Point {
            candidates,
            last,
            log: runnable.last().unwrap_or(&none),
            runnable,
        };
        let answer = match self.chooser.step(&point) {
            Answer::Take(answer) if answer < point.candidates.len() => answer,
            Answer::Take(_) => {
                journal.cut = Some(Cut::Diverged(journal.answers.len()));
                return Choice::Stop;
            }
            Answer::Stop => {
                journal.cut.get_or_insert(Cut::Chosen);
                return Choice::Stop;
            }
        };
        let chosen = candidates[answer];
        if candidates.len() > 1 {
            journal.answered(candidates.len() as u32, answer as u32, chosen.class);
        }
        journal.steps += 1;
        journal.effort += match chosen.class {
            Class::Preempted => LONG,
            _ => 1,
        };
        if chosen.id != last {
            journal.switches += 1;
            journal.preemptions += u32::from(candidates.iter().any(|c| c.id == last));
        }
        journal.last = chosen.id;
        if chosen.id == CLOCK {
            Choice::Tick
        } else {
            Choice::Run(chosen.at)
        }
    }

    fn value(&mut self, n: u32) -> u32 {
        if n < 2 {
            return 0;
        }
        let value = self.chooser.value(n);
        let value = if value < n {
            value
        } else {
            self.journal.cut = Some(Cut::Diverged(self.journal.answers.len()));
            0
        };
        self.journal.answered(n, value, Class::Local);
        value
    }
}
