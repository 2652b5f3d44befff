//! The bytecode: what `lower` writes and the VM runs. See [`op`] for the machine model.

pub mod disasm;
pub mod op;
pub mod program;
pub mod verify;

pub use op::{Op, Reg, SyncCall};
pub use program::*;
