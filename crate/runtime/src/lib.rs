//! Goroutines, channels and synchronisation for any Rust future.
//!
//! A [`Runtime`] runs goroutines, which are futures of one type, on the threads that call
//! [`Runtime::run_worker`], as Go's scheduler does on its own. It knows nothing of what they compute. See the
//! README beside this crate for the protocols and why they are right.

pub mod chan;
pub mod sync;

mod boxed;
mod local;
mod primitive;
mod reason;
mod runtime;
mod sleep;
pub mod step;
mod strategy;
mod task;
mod timer;
mod waiter;
mod witness;
mod worker;
mod world;

#[cfg(not(target_family = "wasm"))]
pub use boxed::run;
pub use boxed::{Boxed, BoxedTask, BoxedTimer, spawn};
pub use local::{Local, Safepoint};
pub use reason::WaitReason;
pub use runtime::{Config, OutOfMemory, Program, Runtime, Stopped, TaskInfo};
pub use sleep::{Sleep, Yield, sleep, yield_now};
pub use strategy::{Choice, Rng, Runnable, Seeded, Strategy};
pub use timer::{ClockKind, TimerId};
pub use waiter::Waiter;
pub use witness::{Notes, Witness};
pub use worker::Drive;
pub use world::Outcome;
