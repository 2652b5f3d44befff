//! Source text → tokens → syntax tree. All of Go's syntax is parsed, generics included; what later
//! stages cannot compile yet is theirs to refuse. This folder imports nothing of ours but positions.

pub mod ast;
pub mod interim;
pub use interim::{literal, parse_file};
