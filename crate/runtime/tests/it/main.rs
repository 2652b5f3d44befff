//! The runtime from outside, on Rust futures.
#![cfg(not(loom))]

mod channels;
mod driving;
mod machine;
mod scheduler;
mod select;
mod sync;
mod timers;

use runtime::{ClockKind, Config, Outcome, Seeded};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// `workers` real threads, all allowed to run goroutines.
fn parallel(workers: usize) -> Config {
    Config {
        workers,
        procs: workers,
        quantum: Some(Duration::from_millis(1)),
        ..Config::default()
    }
}

/// One thread, virtual time, all choices from `seed`.
fn seeded(seed: u64) -> Config {
    Config {
        clock: ClockKind::Virtual,
        strategy: Some(Box::new(Seeded::new(seed, 0))),
        ..Config::default()
    }
}

/// Runs a program on one worker, on four, and under some seeds; each time it must finish.
fn everywhere<F>(program: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    for workers in [1, 4] {
        assert_eq!(
            runtime::run(parallel(workers), program()),
            Outcome::Finished,
            "{workers} workers"
        );
    }
    for seed in 0..20 {
        assert_eq!(
            runtime::run(seeded(seed), program()),
            Outcome::Finished,
            "seed {seed}"
        );
    }
}

/// What goroutines append to and the test reads.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, text: impl Into<String>) {
        self.0.lock().unwrap().push(text.into());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}
