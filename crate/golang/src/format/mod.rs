//! Source text as gofmt lays it out, byte for byte.
//!
//! The text is parsed, its groups of imports are sorted, and the tree is printed into cells and white space, which
//! [`tabs`] aligns. Comments are no part of the tree: the printer knows where in the source it is, and puts each
//! comment before the first token that followed it. What the tree leaves out (brackets, groups, raw literals) comes
//! from the tokens, by position: see [`layout`].
//!
//! The rules are gofmt's, found in its output and its description; where they look odd, gofmt is odd.

mod build;
mod comment;
mod decl;
mod doc;
mod expr;
mod fields;
mod imports;
mod layout;
mod list;
mod printer;
mod stmt;
mod tabs;

use crate::source::{Diagnostic, SourceMap};
use crate::syntax::{ast::ExprIds, parse_file};
use layout::Layout;
use printer::Printer;

/// Formats one file as `gofmt` does.
///
/// For the page: export it as `format(name, text)`, which gives the new text, or the diagnostics where the source is
/// broken and stays as it is. Formatting formatted text changes nothing.
///
/// # Errors
/// The syntax errors. Types are not checked.
pub fn format_source(name: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    let mut map = SourceMap::default();
    let base = map.add(name, text);
    let mut diagnostics = Vec::new();
    let file = parse_file(&map, base, &mut ExprIds::default(), &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut layout = Layout::new(text, base, &file.comments);
    let groups = decl::groups(&layout, &file.decls);
    let groups = imports::sort(&mut layout, groups);
    let sizes = printer::Sizes::default();
    let mut printer = Printer::new(&layout, &sizes, &layout.groups);
    printer.file(&file, &groups);
    let cells = printer.finish();
    Ok(tabs::align(&build::tidy(cells)))
}
