//! Scheduled and explored runs of Go programs.

#[path = "it/common.rs"]
mod common;
#[path = "it/explored.rs"]
mod explored;
#[path = "it/scheduled.rs"]
mod scheduled;
#[path = "it/sound.rs"]
mod sound;
#[path = "it/stepped.rs"]
mod stepped;
