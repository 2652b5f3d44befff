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

use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::{Expr, ExprIds, File};
use crate::syntax::parse_file;
use layout::Layout;
use printer::Printer;
use std::cell::OnceCell;

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

/// Expressions of one file as gofmt writes them, without comments.
#[derive(Default)]
pub(crate) struct ExprText<'a> {
    text: &'a str,
    base: Pos,
    /// Made when the first expression is written.
    layout: OnceCell<Layout<'a>>,
}

impl<'a> ExprText<'a> {
    pub(crate) fn of(map: &'a SourceMap, file: &File) -> ExprText<'a> {
        match map.file(file.package.pos) {
            Some(source) => ExprText {
                text: &source.text,
                base: source.base,
                layout: OnceCell::new(),
            },
            None => ExprText::default(),
        }
    }

    fn layout(&self) -> &Layout<'a> {
        self.layout
            .get_or_init(|| Layout::new(self.text, self.base, &[]))
    }

    pub(crate) fn text(&self, x: &Expr) -> String {
        let sizes = printer::Sizes::default();
        let mut printer = Printer::new(self.layout(), &sizes, &[]);
        printer.expr(x);
        tabs::align(&printer.finish())
    }

    /// Where the first token is that starts at `pos` or later.
    pub(crate) fn token_at(&self, pos: Pos) -> Pos {
        self.layout().pos_of(self.layout().at(pos))
    }
}
