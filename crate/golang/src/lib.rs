//! Go's front end: source text → tokens → syntax tree → typed program → bytecode.
//!
//! Each arrow is a folder, and none looks back: `syntax` knows nothing of types, `check` nothing
//! of bytecode, and nothing here knows what a goroutine is at run time. Broken source is data: every
//! stage answers with a value and diagnostics, never with a panic.
#![forbid(unsafe_code)]

pub mod source;
pub mod library;
pub mod syntax;
pub mod check;
pub mod lower;
pub mod bytecode;
