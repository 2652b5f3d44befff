//! The virtual machine: runs one goroutine until it yields, parks, ends or faults.
//!
//! It never blocks, spawns or reads a clock: whatever needs the scheduler, other goroutines or the
//! outside goes through [`host::Host`].

pub mod dump;
pub mod fault;
pub mod goroutine;
pub mod heap;
pub mod host;
mod iface;
pub mod image;
pub mod map;
pub mod mem;
pub mod native;
pub mod natives;
pub mod object;
mod panic;
pub mod slice;
mod step;
mod string;
pub mod value;
pub mod variables;
