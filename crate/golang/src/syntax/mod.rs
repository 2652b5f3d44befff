//! Source text → tokens → syntax tree. All of Go's syntax is parsed, generics included; what later
//! stages cannot compile yet is theirs to refuse. This folder imports nothing of ours but positions.
//!
//! Broken source gives a tree and diagnostics in gc's words, at gc's positions and in gc's number:
//! one syntax error a line, and after ten errors no more. As in gc, the types are worth checking
//! where no message begins with `syntax error`.

pub mod ast;
pub mod dump;
pub mod lexer;
pub mod literal;
mod parser;
pub mod token;

use crate::source::{Diagnostic, Pos, SourceMap};
use ast::{Body, ExprIds, File};

/// Parses the file of `map` that starts at `base`. Whatever the text is, there is a tree; what is wrong with
/// it is added to `diagnostics`, ten errors at most, in the order in which they were found.
pub fn parse_file(
    map: &SourceMap,
    base: Pos,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) -> File {
    parser::parse(map, base, ids, diagnostics)
}

/// [`parse_file`] for a file known to be right, whose functions' bodies are skipped: [`read_body`] reads them.
/// `comments`: the comments elsewhere are kept.
pub fn parse_outline(
    map: &SourceMap,
    base: Pos,
    comments: bool,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) -> File {
    parser::parse_outline(map, base, comments, ids, diagnostics)
}

/// Reads a body that was skipped.
pub fn read_body(
    map: &SourceMap,
    body: &Body,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if body.is_unread() {
        let from = ids.0;
        let block = parser::parse_body(map, body.lbrace, ids, diagnostics);
        body.fill(block, from..ids.0);
    }
}
