//! The ready-made program for Rust: goroutines are boxed futures, timers run closures.

use crate::local::Local;
use crate::runtime::{Program, Runtime};
use crate::world::Outcome;
use std::any::Any;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

/// Runs any future. A goroutine's panic ends the run and is kept.
#[derive(Default)]
pub struct Boxed {
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

pub type BoxedTask = Pin<Box<dyn Future<Output = ()> + Send>>;
pub type BoxedTimer = Box<dyn FnMut(&Local) + Send>;

impl Program for Boxed {
    type Task = BoxedTask;
    type Timer = BoxedTimer;

    fn fire(&self, local: &Local, timer: &mut BoxedTimer) {
        timer(local);
    }

    fn panicked(&self, local: &Local, _: u64, payload: Box<dyn Any + Send>) {
        self.panic
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert(payload);
        local.finish(Outcome::Stopped);
    }
}

impl Boxed {
    /// The first panic of a goroutine.
    pub fn take_panic(&self) -> Option<Box<dyn Any + Send>> {
        self.panic
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}

/// Starts a goroutine in the runtime of the running one; gives its id.
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) -> u64 {
    Local::with(|local| {
        let runtime = local
            .runtime::<Boxed>()
            .expect("spawn starts goroutines of a runtime of boxed futures");
        match runtime.spawn(local, Box::pin(future)) {
            Ok(id) => id,
            Err(_) => panic!("no memory for another goroutine"),
        }
    })
}

/// Runs `main` and all it starts, on `config.workers` threads; a goroutine's panic goes on here.
#[cfg(not(target_family = "wasm"))]
pub fn run(config: crate::Config, main: impl Future<Output = ()> + Send + 'static) -> Outcome {
    let runtime = Runtime::new(config, Boxed::default());
    if runtime.spawn_main(Box::pin(main)).is_err() {
        panic!("no memory for the main goroutine");
    }
    runtime.run_threads();
    if let Some(payload) = runtime.program().take_panic() {
        std::panic::resume_unwind(payload);
    }
    runtime.outcome().unwrap_or(Outcome::Stopped)
}

impl<P: Program> Runtime<P> {
    /// Runs all workers, worker 0 on this thread and each other on one of its own, until the run ends.
    #[cfg(not(target_family = "wasm"))]
    pub fn run_threads(&self) {
        std::thread::scope(|scope| {
            for index in 1..self.workers() {
                scope.spawn(move || self.run_worker(index));
            }
            self.run_worker(0);
        });
    }
}
