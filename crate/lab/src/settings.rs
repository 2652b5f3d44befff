//! What decides a run besides the source.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// When a goroutine must give up its worker.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// Never: it runs until it blocks or calls runtime.Gosched.
    Cooperative,
    /// After a quantum, where another goroutine could run.
    Preemptive,
}

/// How a run is done.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Workers that run goroutines at first (GOMAXPROCS), 1 to [`trace::board::MAX_WORKERS`].
    pub workers: usize,
    pub policy: Policy,
    pub quantum: Duration,
    /// Seeds every random choice; none: drawn from the clock.
    pub seed: Option<u64>,
    /// What runtime.NumCPU says.
    pub processors: usize,
    /// What os.Args holds after the program's name.
    pub args: Vec<String>,
    /// What os.Stdin gives.
    pub stdin: Vec<u8>,
    pub limits: Limits,
    /// Events for the timeline kept of each worker, the latest ones; 0: none, at no cost.
    pub events: usize,
    /// Looks for goroutines that wait for ever: once a second, and at the end.
    pub leaks: bool,
    /// Whether accesses to memory are checked for data races.
    pub race: bool,
}

/// Where a run is ended whatever the program does.
#[derive(Clone, Debug)]
pub struct Limits {
    /// None: no limit.
    pub time: Option<Duration>,
    /// Bytes of collected heap.
    pub memory: usize,
    /// Bytes of each output stream kept for the report; half from its start, half from its end.
    pub output: usize,
    /// Bytes of one goroutine's stack.
    pub stack: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            workers: 1,
            policy: Policy::Preemptive,
            quantum: Duration::from_millis(10),
            seed: None,
            processors: std::thread::available_parallelism().map_or(1, |n| n.get()),
            args: Vec::new(),
            stdin: Vec::new(),
            limits: Limits::default(),
            events: 0,
            leaks: false,
            race: false,
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            time: None,
            memory: 768 << 20,
            output: 256 << 10,
            stack: 64 << 20,
        }
    }
}
