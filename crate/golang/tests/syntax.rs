//! The lexer and the parser: trees, positions, Go's own diagnostics, and source that no one would write.

#[path = "syntax/errors.rs"]
mod errors;
#[path = "syntax/lexer.rs"]
mod lexer;
#[path = "syntax/literal.rs"]
mod literal;
#[path = "syntax/robust.rs"]
mod robust;
#[path = "syntax/trees.rs"]
mod trees;

use raceway_golang::source::{Diagnostic, SourceMap};
use raceway_golang::syntax::ast::{ExprIds, File};
use raceway_golang::syntax::parse_file;

fn parse(text: &str) -> (File, Vec<Diagnostic>, SourceMap) {
    let mut map = SourceMap::default();
    let base = map.add("prog.go", text);
    let mut diagnostics = Vec::new();
    let file = parse_file(&map, base, &mut ExprIds::default(), &mut diagnostics);
    (file, diagnostics, map)
}

/// The diagnostics as `line:column: message`, in the order of the text.
fn diagnostics(text: &str) -> Vec<String> {
    let (_, mut found, map) = parse(text);
    found.sort_by_key(|d| d.pos);
    found
        .iter()
        .map(|d| {
            let place = map.place(d.pos).expect("a diagnostic has a position");
            format!("{}:{}: {}", place.line, place.column, d.message)
        })
        .collect()
}
