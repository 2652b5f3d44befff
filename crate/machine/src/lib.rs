//! Joins the VM to the runtime: a goroutine that is a future, the VM's host, the collector's pauses.
//!
//! The runtime knows no bytecode and the VM no scheduler; this crate is where a Go channel turns out to be a
//! runtime channel inside a heap object, where a safepoint collects garbage, and where the ways in which a run can
//! end get Go's words.

mod ending;
mod host;
mod inspect;
mod leak;
mod machine;
mod object;
mod race;
mod racing;
mod task;

pub use ending::Ending;
pub use inspect::{Blocked, GoroutineState, Place, Places, State};
pub use leak::Leak;
pub use machine::{Config, Machine, Output};
pub use race::{Hint, HintKind, Race, RaceConfig, RaceKind, RacePlace, RaceSide};
pub use runtime::{ClockKind, Drive, Seeded, Strategy};
pub use vm::image::ImageError;
pub use vm::variables::VariableState;

/// Go's words for the wait reason with this number, as events carry it.
pub fn wait_reason_words(number: u64) -> &'static str {
    let reason = runtime::WaitReason::ALL.get(number as usize);
    reason.map_or("unknown", |reason| reason.words())
}
