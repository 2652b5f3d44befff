//! Runs chosen step by step: schedules as strings, strategies, replay, stepping, and the search over all interleavings.
//!
//! A [`Runner`] runs one program again and again; what it leaves open is answered at a [`desk`] by a
//! [`Chooser`]: a random walk, PCT, a recorded schedule, or the search. See ARCHITECTURE.md, "Scheduled and
//! explored runs".
#![forbid(unsafe_code)]

pub mod desk;
pub mod runner;
pub mod schedule;
pub mod strategy;

pub use desk::{Answer, Chooser, Cut, Point};
pub use runner::{Finished, Kind, Runner};
pub use schedule::{BadSchedule, Schedule, Setting};
