//! Models of the runtime's cores, on the real code: every interleaving of two workers, up to a number of
//! preemptions, and every answer that the orderings of the atomics allow.
//!
//! Loom also checks, by `Access`, that channels' insides, wait queues and futures are never used by two threads
//! without an ordering between them.
#![cfg(loom)]

mod handoff;
mod stopping;
mod waking;

use loom::thread;
use runtime::{Boxed, ClockKind, Config, Outcome, Runtime};
use std::sync::Arc;

/// Checks `f` in all interleavings with at most `preemptions`.
fn model(preemptions: usize, f: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.max_branches = 20_000;
    builder.check(f);
}

fn config(procs: usize) -> Config {
    Config {
        workers: 2,
        procs,
        quantum: None,
        clock: ClockKind::Virtual,
        ..Config::default()
    }
}

/// Runs goroutines, the first of them main, on two workers; gives the outcome.
fn two_workers(
    procs: usize,
    goroutines: Vec<std::pin::Pin<Box<dyn Future<Output = ()> + Send>>>,
) -> (Option<Outcome>, Arc<Runtime<Boxed>>) {
    let runtime = Runtime::new(config(procs), Boxed::default());
    let mut goroutines = goroutines.into_iter();
    runtime.spawn_main(goroutines.next().unwrap()).unwrap();
    for goroutine in goroutines {
        runtime.spawn_outside(goroutine).unwrap();
    }
    let other = runtime.clone();
    let other = thread::spawn(move || other.run_worker(1));
    runtime.run_worker(0);
    other.join().unwrap();
    (runtime.outcome(), runtime)
}

/// A list of goroutines of different types.
macro_rules! goroutines {
    ($($future:expr),* $(,)?) => {
        vec![$(Box::pin($future) as std::pin::Pin<Box<dyn Future<Output = ()> + Send>>),*]
    };
}
pub(crate) use goroutines;
