//! One run: workers are started, watched, and the report is made.

use crate::output::{Capture, Sink};
use crate::report::{Reason, Report, results};
use crate::settings::{Policy, Settings};
use crate::source::Compiled;
use machine::{ClockKind, Config, Drive, Ending, Machine, Output};
use std::collections::BTreeSet;
#[cfg(not(target_family = "wasm"))]
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use trace::Board;

/// Between two looks at the control words.
#[cfg(not(target_family = "wasm"))]
const WATCH: Duration = Duration::from_millis(4);

/// A program under way.
pub struct Run {
    machine: Result<Machine, String>,
    capture: Arc<Capture>,
    board: Arc<Board>,
    time: Option<Duration>,
    leaks: Option<Leaks>,
}

/// How far the looking for goroutines that wait for ever has come.
#[derive(Default)]
struct Leaks {
    /// The goroutines that have been told of.
    told: Mutex<BTreeSet<u64>>,
    /// What the board said of their number the last time.
    seen: AtomicU64,
    /// When to look again, in milliseconds of the run.
    next: AtomicU64,
}

/// Milliseconds between two looks for goroutines that wait for ever.
const LOOK: u64 = 1_000;

/// What [`Run::drive`] stopped at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// There is more to run.
    Progress,
    /// Nothing will happen for this long, or, if none, before the control words change.
    Idle(Option<Duration>),
    Done,
}

impl Output for Capture {
    fn write(&self, err: bool, bytes: &[u8]) {
        Capture::write(self, err, bytes);
    }
}

impl Run {
    /// Readies a run. Its output goes to the board's ring and to the sink.
    pub fn new(
        compiled: &Compiled,
        settings: &Settings,
        board: Arc<Board>,
        sink: Option<Arc<dyn Sink>>,
    ) -> Run {
        let capture = Arc::new(Capture::new(board.clone(), sink, settings.limits.output));
        let config = Config {
            // More can join while it runs: GOMAXPROCS may grow.
            workers: trace::board::MAX_WORKERS,
            processors: settings.processors,
            procs: settings.workers.clamp(1, trace::board::MAX_WORKERS),
            quantum: (settings.policy == Policy::Preemptive).then_some(settings.quantum),
            clock: ClockKind::Real,
            seed: settings.seed.unwrap_or_else(entropy),
            strategy: None,
            memory: settings.limits.memory as u64,
            stack: settings.limits.stack,
            args: std::iter::once("prog".to_string())
                .chain(settings.args.iter().cloned())
                .collect(),
            input: settings.stdin.clone(),
            board: board.clone(),
            output: capture.clone(),
            events: settings.events,
            races: settings.race.then_some(machine::RaceConfig {
                print: true,
                all: false,
            }),
        };
        let machine = Machine::new(compiled.program.clone(), config).map_err(|problem| {
            let text = format!("raceway: this program cannot be loaded: {problem}\n");
            capture.write(true, text.as_bytes());
            problem.to_string()
        });
        if let Ok(machine) = &machine {
            machine.find_leaks(settings.leaks);
        }
        Run {
            machine,
            capture,
            board,
            time: settings.limits.time,
            leaks: settings.leaks.then(Leaks::default),
        }
    }

    /// The job of a worker's thread: runs goroutines until the run ends. Worker 0 must run; the others, below
    /// [`trace::board::MAX_WORKERS`], may.
    pub fn run_worker(&self, index: usize) {
        if let Ok(machine) = &self.machine
            && index < trace::board::MAX_WORKERS
        {
            machine.run_worker(index);
        }
    }

    /// Runs on this thread alone for about `budget`, without blocking; for hosts without threads.
    pub fn drive(&self, budget: Duration) -> Step {
        let Ok(machine) = &self.machine else {
            return Step::Done;
        };
        self.tend();
        let drive = machine.drive(budget);
        self.tend();
        match drive {
            _ if machine.is_over() => Step::Done,
            Drive::Progress => Step::Progress,
            Drive::Idle { next_timer } => Step::Idle(
                next_timer.map(|at| Duration::from_nanos(at).saturating_sub(machine.elapsed())),
            ),
            Drive::Done(_) => Step::Done,
        }
    }

    /// Does what the control words and the limits say, and brings the board's gauges up to date. To be called every few
    /// milliseconds by whoever watches the run.
    pub fn tend(&self) {
        let Ok(machine) = &self.machine else { return };
        machine.control();
        if let Some(leaks) = &self.leaks {
            let now = machine.elapsed().as_millis() as u64;
            let due = leaks.next.load(Ordering::Relaxed);
            // Whoever watches is one, so the words need no more than Relaxed.
            if now >= due {
                leaks.next.store(now + LOOK, Ordering::Relaxed);
                if due > 0 {
                    machine.request_collection();
                }
            }
            if self.board.run.leaked.get()
                != leaks
                    .seen
                    .swap(self.board.run.leaked.get(), Ordering::Relaxed)
            {
                self.tell_leaks(leaks, &machine.leaks());
            }
        }
        if self.time.is_some_and(|limit| machine.elapsed() > limit) {
            machine.stop(Ending::Stopped, "raceway: the run's time limit is over\n");
        }
    }

    /// Writes to standard error which goroutines were found to wait for ever since the last time.
    #[cold]
    fn tell_leaks(&self, leaks: &Leaks, found: &[machine::Leak]) {
        /// Enough to find the culprit.
        const SHOWN: usize = 20;
        let mut told = leaks.told.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<_> = found
            .iter()
            .filter(|leak| told.insert(leak.goroutine))
            .collect();
        let mut text = match new.len() {
            0 => return,
            1 => String::from("raceway: a goroutine waits for ever\n"),
            n => format!("raceway: {n} goroutines wait for ever\n"),
        };
        for leak in new.iter().take(SHOWN) {
            text.push('\n');
            text.push_str(&leak.dump);
        }
        if new.len() > SHOWN {
            let more = new.len() - SHOWN;
            text.push_str(&format!("\n...additional {more} goroutines not shown...\n"));
        }
        self.capture.write(true, text.as_bytes());
    }

    /// Runs to the end on threads of its own.
    #[cfg(not(target_family = "wasm"))]
    pub fn block_on_threads(&self) -> Report {
        let threads = match &self.machine {
            Ok(_) => std::thread::available_parallelism()
                .map_or(1, |n| n.get())
                .max(self.procs()),
            Err(_) => 0,
        };
        let left = AtomicUsize::new(threads);
        std::thread::scope(|scope| {
            for index in 0..threads.min(trace::board::MAX_WORKERS) {
                let (run, left, watcher) = (self, &left, std::thread::current());
                scope.spawn(move || {
                    run.run_worker(index);
                    // Release: the watcher, which reads it with Acquire, sees all that the worker did.
                    left.fetch_sub(1, Ordering::Release);
                    watcher.unpark();
                });
            }
            while left.load(Ordering::Acquire) > threads.saturating_sub(trace::board::MAX_WORKERS) {
                self.tend();
                std::thread::park_timeout(WATCH);
            }
        });
        self.report()
    }

    #[cfg(not(target_family = "wasm"))]
    fn procs(&self) -> usize {
        self.board.control.workers.load(Ordering::Relaxed) as usize
    }

    /// The events of all workers as a Chrome trace-event file; none where they were off. All workers have returned.
    pub fn timeline(&self) -> Option<String> {
        let machine = self.machine.as_ref().ok()?;
        let workers = machine.events();
        let reason = machine::wait_reason_words;
        (!workers.is_empty()).then(|| crate::timeline::chrome_trace(&workers, reason))
    }

    /// The report. All workers have returned.
    pub fn report(&self) -> Report {
        let (ending, elapsed) = match &self.machine {
            Ok(machine) => (machine.ending(), machine.elapsed()),
            Err(problem) => (Ending::Broken(problem.clone()), Duration::ZERO),
        };
        let leaks = match (&self.machine, &self.leaks, &ending) {
            // A deadlock's report has all goroutines already, and an end by force says nothing of what would come.
            (Ok(machine), Some(leaks), Ending::Exit(_)) => {
                let found = machine.leaks_at_end();
                self.tell_leaks(leaks, &found);
                found
            }
            (Ok(machine), Some(_), _) => machine.leaks(),
            _ => Vec::new(),
        };
        let over_time = self.time.is_some_and(|limit| elapsed > limit);
        let counters = self
            .board
            .totals()
            .into_iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect();
        let (races, found) = match &self.machine {
            Ok(machine) => machine.races(),
            Err(_) => Default::default(),
        };
        let mut status = ending.status();
        // As Go, which says nothing of races where the program failed anyway.
        if found > 0 && status == 0 {
            status = crate::race::STATUS;
            self.capture
                .write(true, crate::race::found(found).as_bytes());
        }
        let (stdout, stderr, cut) = self.capture.finish();
        Report {
            status,
            reason: match ending {
                Ending::Exit(_) => Reason::Exit,
                Ending::Panic => Reason::Panic,
                Ending::Deadlock => Reason::Deadlock,
                Ending::Fatal => Reason::Fatal,
                Ending::Stopped if over_time => Reason::Limit,
                Ending::Stopped => Reason::Stopped,
                Ending::Broken(_) => Reason::Broken,
            },
            elapsed,
            results: results(&stdout),
            stdout,
            stderr,
            cut,
            counters,
            leaks: leaks.into_iter().map(crate::report::Leak::from).collect(),
            races: races.into_iter().map(crate::Race::from).collect(),
        }
    }
}

/// A seed that nobody chose.
fn entropy() -> u64 {
    let now = web_time::SystemTime::now()
        .duration_since(web_time::UNIX_EPOCH)
        .map_or(0, |d| d.as_nanos() as u64);
    // Times lie close together; this spreads them (SplitMix64's finaliser).
    let mut z = now.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
