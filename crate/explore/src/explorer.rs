//! Explores a program: the search, and where it does not come to its end, random runs.

use crate::desk::{Cut, Journal, Shared};
use crate::outcome::{Ending, Outcomes, Way};
use crate::runner::{RunLimits, Runner};
use crate::schedule::Setting;
use crate::search::{Progress, Search, Shape, Verdict};
use crate::strategy::{Pct, Walk};
use golang::bytecode::Program;
use runtime::Rng;
use runtime::step::{Gates, Timers};
use std::sync::Arc;
use std::time::Duration;
use web_time::Instant;

/// What is explored, and how far.
#[derive(Clone, Debug)]
pub struct Options {
    pub setting: Setting,
    /// Leave out interleavings that are like others. With a bound on preemptions nothing is left out.
    pub reduce: bool,
    /// Preemptions at most in a run of the search; none: any number.
    pub preemptions: Option<u32>,
    /// Steps at most in a run.
    pub steps: u32,
    /// Runs of the search.
    pub schedules: u64,
    /// Random runs where the search was not exhaustive; half of them PCT.
    pub random: u64,
    /// Orderings that a bug needs: PCT's depth.
    pub depth: u32,
    /// Time for all; none: no limit. Where it matters, results differ from machine to machine.
    pub time: Option<Duration>,
    /// Distinct outcomes kept.
    pub outcomes: usize,
    pub limits: RunLimits,
    pub args: Vec<String>,
    pub input: Vec<u8>,
    /// Functions of the program without parameters that give true at every moment, and what to call them.
    pub always: Vec<(String, String)>,
    /// Whether, and how, data races are looked for.
    pub races: Option<machine::RaceConfig>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            setting: Setting {
                gates: Gates::Accesses,
                timers: Timers::Any,
                seed: 0,
            },
            reduce: true,
            preemptions: None,
            steps: 10_000,
            schedules: 1_000_000,
            random: 2_000,
            depth: 3,
            time: None,
            outcomes: 1_000,
            limits: RunLimits::default(),
            args: vec!["prog".into()],
            input: Vec::new(),
            always: Vec::new(),
            races: None,
        }
    }
}

/// What counts runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Runs of the search that came to an end of their own.
    pub searched: u64,
    /// Runs that the search broke off, since they would have repeated others.
    pub redundant: u64,
    /// Runs broken off because of the bound on preemptions.
    pub bounded: u64,
    /// Runs broken off because they were too long.
    pub long: u64,
    /// Runs whose background goroutines were cut off after main had returned.
    pub tails: u64,
    pub walks: u64,
    pub pct: u64,
    /// Steps of all runs.
    pub steps: u64,
    /// The longest run.
    pub longest: u32,
    /// Nodes of the longest path: what the search's memory is in proportion to.
    pub depth: u64,
    /// Runs that drew random numbers which are not enumerated.
    pub drew: u64,
}

impl Counts {
    fn merge(&mut self, other: &Counts) {
        self.searched += other.searched;
        self.redundant += other.redundant;
        self.bounded += other.bounded;
        self.long += other.long;
        self.tails += other.tails;
        self.walks += other.walks;
        self.pct += other.pct;
        self.steps += other.steps;
        self.longest = self.longest.max(other.longest);
        self.depth = self.depth.max(other.depth);
        self.drew += other.drew;
    }

    /// All runs.
    pub fn runs(&self) -> u64 {
        self.searched + self.redundant + self.bounded + self.long + self.walks + self.pct
    }
}

/// Why a search is not exhaustive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// It ended before all was tried: schedules or time ran out, or it was stopped.
    Unfinished,
    /// The bound on preemptions left runs out.
    Preemptions,
    /// Runs were longer than allowed.
    Steps,
    /// Goroutines ran on after main had returned, and were cut off.
    Tails,
    /// Random numbers (or the order of a map) that are not enumerated.
    Random,
    /// Accesses between two operations were taken as one step.
    Joined,
    /// Time moved on only when nobody could run.
    Time,
    /// More distinct outcomes than are kept.
    Outcomes,
}

impl Gap {
    pub const fn words(self) -> &'static str {
        match self {
            Gap::Unfinished => "it ended before everything was tried",
            Gap::Preemptions => "the bound on preemptions left schedules out",
            Gap::Steps => "some schedules took too many steps",
            Gap::Tails => "goroutines ran on after main had returned, and were cut off",
            Gap::Random => "random numbers were drawn that cannot all be tried",
            Gap::Joined => "memory accesses between two operations were taken as one step",
            Gap::Time => "time was taken to move on only when no goroutine can run",
            Gap::Outcomes => "there were more outcomes than are kept",
        }
    }

    /// Whether it is the question that was narrowed, and not the answer.
    pub const fn is_by_choice(self) -> bool {
        matches!(self, Gap::Joined | Gap::Time)
    }
}

/// What has been found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    pub outcomes: Outcomes,
    pub counts: Counts,
    /// The search came to its end.
    pub finished: bool,
    /// A guess, from 0 to 1.
    pub share: f64,
}

impl Findings {
    /// Why this is not all; in order.
    pub fn gaps(&self, options: &Options) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut gap = |gap, is| {
            if is {
                gaps.push(gap);
            }
        };
        let counts = &self.counts;
        gap(Gap::Unfinished, !self.finished);
        gap(
            Gap::Preemptions,
            counts.bounded > 0 || options.preemptions.is_some(),
        );
        gap(Gap::Steps, counts.long > 0);
        gap(Gap::Tails, counts.tails > 0);
        gap(Gap::Random, counts.drew > 0);
        gap(Gap::Joined, options.setting.gates != Gates::Accesses);
        gap(Gap::Outcomes, self.outcomes.others > 0);
        gaps
    }

    /// Whether every interleaving has been covered, as far as the options ask.
    pub fn is_exhaustive(&self, options: &Options) -> bool {
        self.gaps(options).iter().all(|gap| gap.is_by_choice())
    }

    /// Adds what another worker has found.
    pub fn merge(&mut self, other: &Findings) {
        self.outcomes.merge(&other.outcomes);
        self.counts.merge(&other.counts);
        self.finished &= other.finished;
    }
}

/// An exploration under way. It can be paused at any time by not calling [`Explorer::advance`].
pub struct Explorer {
    options: Options,
    runner: Runner,
    search: Shared<Search>,
    findings: Findings,
    restarts: u32,
    /// Random runs done.
    random: u64,
    rng: Rng,
    /// The search was done by others.
    adopted: bool,
}

/// How far an exploration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Searching,
    /// The search has ended without being exhaustive: random runs follow.
    Random,
    Done,
}

/// Looks at the clock every so many runs, or steps: whoever explores must hear of a stop soon.
const BATCH: u64 = 64;
const BATCH_STEPS: u64 = 4_000;

impl Explorer {
    pub fn new(program: Arc<Program>, options: Options) -> Result<Explorer, String> {
        Explorer::below(program, options, Vec::new())
    }

    /// Explores only what begins with these answers, as [`split`] gives them; random runs are left to the whole.
    pub fn below(
        program: Arc<Program>,
        options: Options,
        prefix: Vec<u32>,
    ) -> Result<Explorer, String> {
        let runner = Runner::for_options(program, &options)?;
        let shape = Shape {
            reduce: options.reduce && options.preemptions.is_none(),
            preemptions: options.preemptions,
        };
        let single = options.setting.gates == Gates::Accesses;
        let whole = prefix.is_empty();
        let search = Search::new(shape, single, prefix);
        let journal = Journal::new(options.setting, options.steps);
        let rng = Rng::new(options.setting.seed ^ 0x5eed);
        Ok(Explorer {
            findings: Findings {
                outcomes: Outcomes::new(options.outcomes),
                counts: Counts::default(),
                finished: false,
                share: 0.0,
            },
            random: if whole { 0 } else { u64::MAX },
            search: Shared::new(search, journal),
            runner,
            options,
            restarts: 0,
            adopted: false,
            rng,
        })
    }

    /// Takes over what searches of all parts have found; `parts` is their number.
    pub fn adopt(&mut self, found: impl Iterator<Item = Findings>, parts: usize) {
        let mut seen = 0;
        self.findings.finished = true;
        for findings in found {
            self.findings.merge(&findings);
            seen += 1;
        }
        self.findings.finished &= seen == parts;
        self.findings.share = if self.findings.finished { 1.0 } else { 0.0 };
        self.adopted = true;
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    pub fn status(&self) -> Status {
        let counts = &self.findings.counts;
        let over = counts.searched + counts.redundant + counts.bounded + counts.long
            >= self.options.schedules;
        if !self.findings.finished && !over && !self.adopted {
            Status::Searching
        } else if self.random >= self.options.random || self.is_all() {
            Status::Done
        } else {
            Status::Random
        }
    }

    fn is_all(&self) -> bool {
        self.findings.is_exhaustive(&self.options)
    }

    /// Explores on for about `budget`.
    pub fn advance(&mut self, budget: Duration) -> Status {
        let began = Instant::now();
        loop {
            let steps = self.findings.counts.steps;
            for _ in 0..BATCH {
                match self.status() {
                    Status::Searching => self.search_once(),
                    Status::Random => self.random_once(),
                    Status::Done => return Status::Done,
                }
                // Where the search begins anew, the count does too.
                if self.findings.counts.steps.wrapping_sub(steps) > BATCH_STEPS {
                    break;
                }
            }
            if began.elapsed() >= budget {
                return self.status();
            }
        }
    }

    /// Explores to the end, or for as long as `go_on` says after each slice.
    pub fn finish(&mut self, mut go_on: impl FnMut(&Findings) -> bool) -> Status {
        let began = Instant::now();
        loop {
            let status = self.advance(Duration::from_millis(50));
            let late = self
                .options
                .time
                .is_some_and(|most| began.elapsed() >= most);
            if status == Status::Done || late || !go_on(&self.findings) {
                return status;
            }
        }
    }

    /// One run of the search.
    fn search_once(&mut self) {
        self.search.desk().chooser.begin();
        self.runner.run(&self.search);
        let mut desk = self.search.desk();
        let desk = &mut *desk;
        let journal = &desk.journal;
        let counts = &mut self.findings.counts;
        counts.steps += u64::from(journal.steps);
        counts.longest = counts.longest.max(journal.steps);
        counts.depth = counts.depth.max(desk.chooser.depth() as u64);
        counts.drew += u64::from(journal.drew);
        match (journal.cut, desk.chooser.verdict()) {
            (Some(Cut::Chosen), Verdict::Bounded) => counts.bounded += 1,
            (Some(Cut::Chosen), _) => counts.redundant += 1,
            (cut, _) => {
                if cut.is_some() {
                    counts.long += 1;
                } else {
                    counts.searched += 1;
                }
                let ending = Ending::of(&self.runner.finished(journal));
                self.findings.outcomes.add(ending, Way::Search, journal);
            }
        }
        let progress = desk.chooser.advance();
        self.findings.counts.tails = desk.chooser.cut_tails;
        if desk.chooser.restarts > self.restarts {
            self.restarts = desk.chooser.restarts;
            self.findings.outcomes.clear();
            self.findings.counts = Counts::default();
        }
        self.findings.finished = progress == Progress::Done;
        self.findings.share = match progress {
            Progress::Done => 1.0,
            Progress::More => desk.chooser.share(),
        };
    }

    /// One random run: walks and PCT in turn.
    fn random_once(&mut self) {
        let way = match self.random % 2 {
            0 => Way::Walk,
            _ => Way::Pct,
        };
        self.random += 1;
        let seed = self.rng.next_u64();
        let setting = Setting {
            // Numbers that the search could not enumerate are drawn anew; short, for the schedule's sake.
            seed: self.options.setting.seed.wrapping_add(self.random),
            ..self.options.setting
        };
        let journal = Journal::new(setting, self.options.steps);
        let counts = &mut self.findings.counts;
        let journal = match way {
            Way::Pct => {
                counts.pct += 1;
                let pct = Pct::new(seed, self.options.depth, counts.longest);
                let desk = Shared::new(pct, journal);
                self.runner.run(&desk);
                desk.desk().journal.clone()
            }
            _ => {
                counts.walks += 1;
                let desk = Shared::new(Walk::new(seed), journal);
                self.runner.run(&desk);
                desk.desk().journal.clone()
            }
        };
        counts.steps += u64::from(journal.steps);
        counts.longest = counts.longest.max(journal.steps);
        let ending = Ending::of(&self.runner.finished(&journal));
        self.findings.outcomes.add(ending, way, &journal);
    }
}
