//! What happened in a run: counters, events and output, in memory that others may read while it runs.
//!
//! Observes and never decides. Writers own what they write: a counter has one writer at a time, so it
//! is a plain load, an addition and a plain store. Readers (the page, on another thread) may see a value
//! that is a moment old; they never see a torn one.

pub mod board;
pub mod counter;
pub mod event;
pub mod output;
pub mod wire;

pub use board::{Board, Control, WorkerBoard};
pub use counter::Counter;
pub use event::{Event, EventKind};
pub use output::OutputRing;
