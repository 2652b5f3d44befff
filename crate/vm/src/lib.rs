//! The virtual machine: runs one goroutine until it yields, parks, ends or faults.
//!
//! It never blocks, spawns or reads a clock: whatever needs the scheduler, other goroutines or the
//! outside goes through [`host::Host`].

pub mod mem;
pub mod object;
pub mod host;
pub mod native;
