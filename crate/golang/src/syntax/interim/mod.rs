//! Lexer and parser.
pub mod lexer;
pub mod literal;
mod parser;
pub mod token;
pub use parser::parse_file;
