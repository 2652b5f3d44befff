//! Runs chosen step by step: schedules as strings, strategies, replay, stepping, and the search over all interleavings.
//!
//! A [`Runner`] runs one program again and again; what it leaves open is answered at a [`desk`] by a
//! [`Chooser`]: a random walk, PCT, a recorded schedule, or the search. See ARCHITECTURE.md, "Scheduled and
//! explored runs".
#![forbid(unsafe_code)]

pub mod depend;
pub mod desk;
pub mod explain;
pub mod explorer;
pub mod locks;
pub mod order;
pub mod outcome;
pub mod runner;
pub mod schedule;
pub mod search;
pub mod split;
pub mod stepper;
pub mod strategy;

pub use desk::{Answer, Chooser, Cut, Journal, Point};
pub use explain::{Explanation, Finding, FindingKind, Role, Wait};
pub use explorer::{Counts, Explorer, Findings, Gap, Options, Status};
pub use outcome::{Ending, Outcome, Outcomes, Witness};
pub use runner::{Finished, Kind, Runner};
pub use schedule::{BadSchedule, Schedule, Setting};
pub use split::split;
pub use stepper::{Step, Stepper, View};
