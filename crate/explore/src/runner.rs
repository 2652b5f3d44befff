//! Runs one program again and again, each time by another chooser, on one machine that is reset in between.

use crate::desk::{Chooser, Cut, Journal, Shared};
use crate::explorer::Options;
use golang::bytecode::Program;
use machine::{Blocked, ClockKind, Config, Ending, Machine, Output, Race};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How a run ended, for comparing outcomes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// main returned, or os.Exit: the status.
    Exit(i32),
    Panic,
    Deadlock,
    /// Another fatal error.
    Fatal,
    /// It was cut: too many steps, or the chooser stopped it.
    Cut,
    /// The engine failed.
    Broken,
}

/// A run that is over.
#[derive(Clone, Debug)]
pub struct Finished {
    pub kind: Kind,
    pub cut: Option<Cut>,
    pub stdout: String,
    pub stderr: String,
    /// Goroutines that wait for ever; of a run that was over before they could show it, none.
    pub blocked: Vec<Blocked>,
    /// Data races, where they were looked for.
    pub races: Vec<Race>,
}

/// What a run writes.
#[derive(Default)]
struct Written(Mutex<(Vec<u8>, Vec<u8>)>);

/// Bytes kept of each stream: a program that prints for ever must not fill the memory.
const KEPT: usize = 1 << 20;

impl Output for Written {
    fn write(&self, err: bool, bytes: &[u8]) {
        let mut streams = self.streams();
        let stream = if err { &mut streams.1 } else { &mut streams.0 };
        let room = KEPT.saturating_sub(stream.len());
        stream.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}

impl Written {
    fn streams(&self) -> MutexGuard<'_, (Vec<u8>, Vec<u8>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// See the module.
pub struct Runner {
    machine: Machine,
    written: Arc<Written>,
}

/// Limits of one run.
#[derive(Clone, Copy, Debug)]
pub struct RunLimits {
    /// Bytes of heap.
    pub memory: u64,
    /// Bytes of one goroutine's stack.
    pub stack: usize,
}

impl Default for RunLimits {
    fn default() -> RunLimits {
        RunLimits {
            memory: 256 << 20,
            stack: 16 << 20,
        }
    }
}

impl Runner {
    /// Loads a program, with its arguments and its standard input.
    pub fn new(
        program: Arc<Program>,
        limits: RunLimits,
        args: Vec<String>,
        input: Vec<u8>,
        races: Option<machine::RaceConfig>,
    ) -> Result<Runner, String> {
        let written = Arc::new(Written::default());
        let config = Config {
            workers: 1,
            processors: 1,
            procs: 1,
            quantum: None,
            clock: ClockKind::Virtual,
            seed: 0,
            strategy: None,
            memory: limits.memory,
            stack: limits.stack,
            args,
            board: Arc::from(trace::Board::boxed()),
            output: written.clone(),
            input,
            events: 0,
            races,
        };
        let machine = Machine::new(program, config).map_err(|error| error.to_string())?;
        Ok(Runner { machine, written })
    }

    /// Loads a program to be run as the options say.
    pub fn for_options(program: Arc<Program>, options: &Options) -> Result<Runner, String> {
        let mut runner = Runner::new(
            program,
            options.limits,
            options.args.clone(),
            options.input.clone(),
            options.races,
        )?;
        for (function, text) in &options.always {
            if !runner.machine.add_always(function, text) {
                return Err(format!("there is no function {function}"));
            }
        }
        Ok(runner)
    }

    /// Runs the program once by the desk's chooser; the journal then tells what was asked and answered.
    pub fn run<C: Chooser + 'static>(&mut self, desk: &Shared<C>) {
        desk.desk().journal.clear();
        {
            let mut streams = self.written.streams();
            streams.0.clear();
            streams.1.clear();
        }
        let seed = desk.desk().journal.setting.seed;
        self.machine.reset(Some(desk.strategy()), seed);
        self.machine.run_worker(0);
    }

    /// What the last run came to.
    pub fn finished(&mut self, journal: &Journal) -> Finished {
        let kind = match self.machine.ending() {
            _ if journal.cut.is_some() => Kind::Cut,
            Ending::Exit(status) => Kind::Exit(status),
            Ending::Panic => Kind::Panic,
            Ending::Deadlock => Kind::Deadlock,
            Ending::Fatal => Kind::Fatal,
            Ending::Stopped => Kind::Cut,
            Ending::Broken(_) => Kind::Broken,
        };
        let blocked = match kind {
            Kind::Exit(_) | Kind::Deadlock => self.machine.blocked(),
            _ => Vec::new(),
        };
        let streams = self.written.streams();
        Finished {
            kind,
            cut: journal.cut,
            stdout: String::from_utf8_lossy(&streams.0).into_owned(),
            stderr: String::from_utf8_lossy(&streams.1).into_owned(),
            blocked,
            races: self.machine.races().0,
        }
    }

    pub fn machine(&mut self) -> &mut Machine {
        &mut self.machine
    }
}

/// Runs a program once.
pub fn run_once<C: Chooser + 'static>(
    runner: &mut Runner,
    chooser: C,
    journal: Journal,
) -> (Finished, Journal) {
    let desk = Shared::new(chooser, journal);
    runner.run(&desk);
    let journal = desk.desk().journal.clone();
    (runner.finished(&journal), journal)
}
