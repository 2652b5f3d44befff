//! Data races by happens-before.
//!
//! FastTrack (Flanagan, Freund: FastTrack: Efficient and Precise Dynamic Race Detection, PLDI 2009): a goroutine's knowledge
//! of the others is a vector clock, and what is remembered of a piece of memory is mostly one *epoch* (who, when) for its
//! last write and one for its last read. Two accesses race if one of them writes, both touch a common byte, not both
//! are atomic, and the later goroutine does not know the earlier one's epoch.
//!
//! - [`Thread`]: a goroutine, with its clock, its locks, and where its calls came from.
//! - [`shadow`]: what is remembered of memory, a page at a time; a page holds the clocks of the sync objects in it too, so that both
//!   are forgotten when the memory gets a new use ([`Detector::forget`]).
//! - [`site`]: numbers for stacks of call sites and for sets of locks.
//!
//! Nothing here knows of bytecode, source text or a scheduler: memory is addresses, code is numbers of instructions, and whoever
//! runs the goroutines says what happens between them.
//!
//! Invariants:
//! - No report without a race: knowledge is never less than what happened before. Where room ends (slots, sites,
//!   shadow), knowledge or memory is lost on the side of silence.
//! - A goroutine gets a new time with the first release after an access; so accesses before and after a release have
//!   different epochs, and a goroutine that only passes things on keeps its time.
//! - A slot of the clocks goes to a new goroutine only if its parent knows the end of the old one.
//!
//! Rejected: a tree clock (few goroutines talk to many at once, and copies are shared until one changes); last accesses by goroutine, as
//! ThreadSanitizer's four cells a word (it forgets); a log of calls to restore stacks from (it forgets, too).

#![deny(clippy::undocumented_unsafe_blocks)]

mod chan;
mod clock;
mod detector;
mod map;
mod pages;
mod shadow;
mod site;
mod slots;
mod spin;
#[cfg(test)]
mod tests;
mod thread;
mod worker;

pub use chan::{Actor, ChanClocks};
pub use detector::{Access, Conflict, Detector, Party};
pub use site::Lock;
pub use thread::{Hold, Thread};
pub use worker::Worker;
