//! Exploring a program, and running it by a schedule: what the command and the page call.

use crate::directive::{Directives, Verdict};
use crate::json::Json;
use crate::source::{Located, Source, compile_with};
pub use explore::runner::RunLimits;
use explore::strategy::{Pct, Replay, RoundRobin, Walk};
use explore::{Chooser, Explorer, Finished, Journal, Kind, Outcome, Runner};
pub use explore::{Cut, Findings, Options, Schedule, Step, Stepper, View};
use golang::bytecode::Program;
pub use machine::RaceConfig;
pub use runtime::step::{Gates, Timers};
use std::collections::HashMap;
use std::sync::Arc;

/// A program with what it says of itself.
#[derive(Clone, Debug)]
pub struct Subject {
    pub program: Arc<Program>,
    pub directives: Directives,
}

impl Subject {
    /// Compiles a program to be explored.
    pub fn new(sources: &[Source], values: &HashMap<String, f64>) -> Result<Subject, Vec<Located>> {
        let directives = Directives::of(sources);
        let instrumented = directives.instrument(sources);
        let compiled = compile_with(&instrumented, values, true).map_err(|mut errors| {
            for error in &mut errors {
                place_back(error, sources, &directives);
            }
            errors
        })?;
        Ok(Subject {
            program: compiled.program,
            directives,
        })
    }

    /// The options with what the program asks for.
    pub(crate) fn options(&self, options: &Options) -> Options {
        let always = self.directives.always.iter().enumerate();
        Options {
            always: always
                .map(|(i, a)| {
                    (
                        format!("main.{}", crate::directive::hidden(i)),
                        a.expression.clone(),
                    )
                })
                .collect(),
            ..options.clone()
        }
    }
}

/// An error in a hidden function is shown at its directive.
fn place_back(error: &mut Located, sources: &[Source], directives: &Directives) {
    let Some(source) = sources.iter().find(|s| s.name == error.file) else {
        return;
    };
    let lines = source.text.lines().count() as u32;
    if error.line <= lines {
        return;
    }
    let own: Vec<_> = directives
        .always
        .iter()
        .filter(|a| a.file == error.file)
        .collect();
    // Each function takes two lines.
    let i = (error.line - lines - 1) as usize / 2;
    if let Some(always) = own.get(i).or(own.last()) {
        (error.line, error.end_line) = (always.line, always.line);
        (error.column, error.end_column, error.byte_column) = (1, 1, 1);
        error.message = format!("raceway:always: {}", error.message);
    }
}

/// An outcome as people read it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub outcome: Outcome,
    pub verdict: Verdict,
    /// Of the random walks that were made, how many ended so; none: there were none.
    pub probability: Option<f64>,
}

/// What exploring has found.
#[derive(Clone, Debug)]
pub struct Explored {
    /// Forbidden ones first, then by frequency.
    pub outcomes: Vec<Shown>,
    pub findings: Findings,
    pub exhaustive: bool,
    /// Why it is not, or what narrowed the question.
    pub gaps: Vec<&'static str>,
    /// The same as short names, for whoever has words of his own.
    pub codes: Vec<String>,
}

impl Explored {
    pub fn new(subject: &Subject, options: &Options, findings: &Findings) -> Explored {
        let walks = findings.counts.walks;
        let mut outcomes: Vec<Shown> = findings
            .outcomes
            .sorted()
            .into_iter()
            .map(|outcome| Shown {
                verdict: subject.directives.verdict(&outcome.ending),
                probability: (walks > 0).then(|| outcome.walked as f64 / walks as f64),
                outcome,
            })
            .collect();
        outcomes.sort_by_key(|shown| {
            let runs = shown.outcome.searched + shown.outcome.walked + shown.outcome.pct;
            (std::cmp::Reverse(shown.verdict), std::cmp::Reverse(runs))
        });
        Explored {
            outcomes,
            exhaustive: findings.is_exhaustive(options),
            gaps: findings.gaps(options).iter().map(|g| g.words()).collect(),
            codes: findings
                .gaps(options)
                .iter()
                .map(|g| format!("{g:?}").to_lowercase())
                .collect(),
            findings: findings.clone(),
        }
    }

    /// Whether something forbidden was found.
    pub fn is_bad(&self) -> bool {
        self.outcomes
            .iter()
            .any(|shown| shown.verdict == Verdict::Forbidden)
    }

    /// For other programs.
    pub fn json(&self) -> String {
        let counts = &self.findings.counts;
        Json::object(|json| {
            json.flag("exhaustive", self.exhaustive);
            json.texts("gaps", &self.gaps);
            json.texts("codes", &self.codes);
            json.flag("bad", self.is_bad());
            json.number("share", self.findings.share);
            json.member("counts", |json| {
                for (name, value) in [
                    ("schedules", counts.searched),
                    ("redundant", counts.redundant),
                    ("bounded", counts.bounded),
                    ("long", counts.long),
                    ("walks", counts.walks),
                    ("pct", counts.pct),
                    ("steps", counts.steps),
                    ("longest", counts.longest.into()),
                    ("depth", counts.depth),
                ] {
                    json.number(name, value as f64);
                }
            });
            json.list("outcomes", &self.outcomes, |json, shown| {
                let ending = &shown.outcome.ending;
                json.text("kind", kind(ending));
                if let Kind::Exit(status) = ending.kind {
                    json.number("status", status);
                }
                json.text("verdict", shown.verdict.words());
                json.text("stdout", &ending.stdout);
                json.text("message", &ending.message);
                json.texts("blocked", &ending.blocked);
                json.texts("races", &ending.races);
                json.number("schedules", shown.outcome.searched as f64);
                json.number("walks", shown.outcome.walked as f64);
                json.number("pct", shown.outcome.pct as f64);
                if let Some(probability) = shown.probability {
                    json.number("probability", probability);
                }
                let witness = &shown.outcome.witness;
                json.text("schedule", &witness.schedule.to_string());
                json.number("preemptions", witness.preemptions);
                json.number("switches", witness.switches);
                json.number("steps", witness.steps);
            });
        })
    }
}

/// The word for a way to end.
pub fn kind(ending: &explore::Ending) -> &'static str {
    match ending.kind {
        Kind::Exit(_) if !ending.races.is_empty() => "race",
        Kind::Exit(_) if ending.leaks() => "leak",
        Kind::Exit(_) => "exit",
        Kind::Panic => "panic",
        Kind::Deadlock => "deadlock",
        Kind::Fatal => "fatal",
        Kind::Cut => "unfinished",
        Kind::Broken => "broken",
    }
}

/// Explores a program on this thread. `progress` is told what has been found about every 50 ms, and answers whether to go on.
pub fn explore(
    subject: &Subject,
    options: &Options,
    mut progress: impl FnMut(&Findings) -> bool,
) -> Result<Explored, String> {
    let options = subject.options(options);
    let mut explorer = Explorer::new(subject.program.clone(), options.clone())?;
    explorer.finish(&mut progress);
    Ok(Explored::new(subject, &options, explorer.findings()))
}

/// Explores a program on several threads; `progress` is told what all have found about every 50 ms, and answers whether to go
/// on. The same program and options give the same report, however many threads there are, as long as neither time nor the
/// number of schedules runs out.
#[cfg(not(target_family = "wasm"))]
pub fn explore_on(
    workers: usize,
    subject: &Subject,
    options: &Options,
    progress: impl Fn(&Findings) -> bool + Sync,
) -> Result<Explored, String> {
    use crate::exploration::Exploration;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::time::Duration;
    const SLICE: Duration = Duration::from_millis(20);
    const LOOK: Duration = Duration::from_millis(50);
    let exploration = Arc::new(Exploration::new(subject, options, workers)?);
    let stopped = AtomicBool::new(false);
    let left = AtomicUsize::new(workers.max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers.max(1) {
            let (exploration, stopped, left) = (&exploration, &stopped, &left);
            let watcher = std::thread::current();
            scope.spawn(move || {
                let mut hand = exploration.hand();
                while !stopped.load(Ordering::Relaxed) && hand.advance(SLICE) {}
                drop(hand);
                // Release: the watcher, which reads it with Acquire, sees what was published.
                left.fetch_sub(1, Ordering::Release);
                watcher.unpark();
            });
        }
        while left.load(Ordering::Acquire) > 0 {
            std::thread::park_timeout(LOOK);
            if !progress(&exploration.findings()) {
                stopped.store(true, Ordering::Relaxed);
            }
        }
    });
    match exploration.failure() {
        Some(failure) => Err(failure),
        None => Ok(exploration.explored()),
    }
}

/// Who chooses in a scheduled run.
#[derive(Clone, PartialEq, Debug)]
pub enum Choosing {
    /// Turns of so many steps; 0: as long as each can go on.
    RoundRobin(u32),
    Walk(u64),
    /// Seed, depth, steps expected.
    Pct(u64, u32, u32),
    Schedule(Schedule),
}

/// A scheduled run that is over.
#[derive(Clone, Debug)]
pub struct Scheduled {
    pub finished: Finished,
    pub journal: Journal,
    /// The schedule was made for another program, or another input.
    pub diverged: bool,
}

/// Runs a program once, by one thread and on virtual time.
pub fn run_scheduled(
    subject: &Subject,
    options: &Options,
    choosing: Choosing,
) -> Result<Scheduled, String> {
    let options = subject.options(options);
    let mut runner = Runner::for_options(subject.program.clone(), &options)?;
    let journal = |setting| Journal::new(setting, options.steps);
    fn once<C: Chooser + 'static>(runner: &mut Runner, chooser: C, journal: Journal) -> Scheduled {
        let (finished, journal) = explore::runner::run_once(runner, chooser, journal);
        let diverged = matches!(journal.cut, Some(Cut::Diverged(_)));
        Scheduled {
            finished,
            journal,
            diverged,
        }
    }
    let own = journal(options.setting);
    let mut run = match choosing {
        Choosing::RoundRobin(steps) => once(&mut runner, RoundRobin::new(steps), own),
        Choosing::Walk(seed) => once(&mut runner, Walk::new(seed), own),
        Choosing::Pct(seed, depth, steps) => once(&mut runner, Pct::new(seed, depth, steps), own),
        Choosing::Schedule(schedule) => {
            let journal = journal(schedule.setting);
            let mut run = once(&mut runner, Replay::new(schedule.answers), journal);
            let same = schedule
                .check
                .is_none_or(|check| check == run.journal.check());
            run.diverged |= !same;
            run
        }
    };
    let found = run.finished.races.len();
    if found > 0 && run.finished.kind == Kind::Exit(0) {
        run.finished.stderr += &crate::race::found(found as u64);
    }
    Ok(run)
}

/// Stands before the first step of a run by a schedule.
pub fn stepper(
    subject: &Subject,
    options: &Options,
    schedule: &Schedule,
) -> Result<Stepper, String> {
    let options = subject.options(options);
    Stepper::new(subject.program.clone(), &options, schedule)
}

/// All steps of a run by a schedule.
pub fn steps(
    subject: &Subject,
    options: &Options,
    schedule: &Schedule,
) -> Result<Vec<Step>, String> {
    Ok(stepper(subject, options, schedule)?.steps())
}

impl Scheduled {
    /// The data races, where they were looked for.
    pub fn races(&self) -> Vec<crate::Race> {
        let races = self.finished.races.iter();
        races.cloned().map(crate::Race::from).collect()
    }

    /// Go's exit status; 3 where the run was cut or went another way than its schedule.
    pub fn status(&self) -> i32 {
        match self.finished.kind {
            _ if self.diverged => 3,
            Kind::Exit(0) if !self.finished.races.is_empty() => crate::race::STATUS,
            Kind::Exit(status) => status,
            Kind::Panic | Kind::Deadlock | Kind::Fatal | Kind::Broken => 2,
            Kind::Cut => 3,
        }
    }
}
