//! The bytecode: what `lower` writes and the VM runs. See [`op`] for the machine model.

pub mod op;
pub mod program;

pub use op::Op;
pub use program::*;
