//! The editor's questions, with places as browsers count them: in UTF-16 units.

use crate::source::{Located, Source, locate};
use golang::query::{self, ItemKind, Snapshot};
use golang::source::SourceMap;
use serde::Serialize;

/// The part of the library that the page's modules are built without: its packages' import paths, a line each; two empty
/// lines and a zero byte; then the text that [`add_library`] takes.
pub fn library_rest() -> String {
    let paths = golang::library::later().join("\n");
    format!("{paths}\n\n\0{}", golang::library::rest())
}

/// Takes it in; false where it is another version's.
pub fn add_library(rest: &str) -> bool {
    golang::library::add(rest)
}

/// What a name is.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Hover {
    pub from: usize,
    pub to: usize,
    pub signature: String,
    pub doc: String,
}

/// Where a name is declared.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Definition {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub offset: usize,
    /// The file's text where it is one of the library.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub library: Option<String>,
}

/// What fits between two places.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Completion {
    pub from: usize,
    pub to: usize,
    pub items: Vec<Item>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Item {
    pub label: String,
    pub kind: &'static str,
    #[serde(rename = "type")]
    pub ty: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// gofmt's answer: the text, or why there is none.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Formatted {
    Text { text: String },
    Broken { diagnostics: Vec<Located> },
}

/// Formats a file as gofmt does.
pub fn format(text: &str) -> Formatted {
    let name = golang::archive::UNNAMED;
    match golang::format::format_source(name, text) {
        Ok(text) => Formatted::Text { text },
        Err(errors) => {
            let mut map = SourceMap::default();
            map.add(name, text);
            let diagnostics = errors.iter().map(|d| locate(&map, d)).collect();
            Formatted::Broken { diagnostics }
        }
    }
}

/// A program that questions are asked about; checked when the first one is, and kept for the next.
#[derive(Debug, Default)]
pub struct Desk {
    files: Vec<(String, String)>,
    snapshot: Option<Snapshot>,
}

impl Desk {
    /// What the name at an offset of a file is.
    pub fn hover(&mut self, sources: &[Source], file: &str, offset: usize) -> Option<Hover> {
        let text = text_of(sources, file)?;
        let hover = self.look(sources).hover(file, bytes(text, offset))?;
        Some(Hover {
            from: units(text, hover.from),
            to: units(text, hover.to),
            signature: hover.signature,
            doc: hover.doc,
        })
    }

    /// Where the name at an offset of a file is declared.
    pub fn definition(
        &mut self,
        sources: &[Source],
        file: &str,
        offset: usize,
    ) -> Option<Definition> {
        let text = text_of(sources, file)?;
        let found = self.look(sources).definition(file, bytes(text, offset))?;
        let own = sources.iter().find(|s| s.name == found.file);
        let text = found.library.as_deref().or(own.map(|s| s.text.as_str()))?;
        let before = text.get(..found.offset)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Some(Definition {
            line: before.matches('\n').count() + 1,
            column: units(&text[line_start..], found.offset - line_start) + 1,
            offset: units(text, found.offset),
            file: found.file,
            library: found.library,
        })
    }

    fn look(&mut self, sources: &[Source]) -> &Snapshot {
        let same = self.files.len() == sources.len()
            && self
                .files
                .iter()
                .zip(sources)
                .all(|((name, text), s)| *name == s.name && *text == s.text);
        if !same {
            self.files = pairs(sources);
            self.snapshot = None;
        }
        self.snapshot
            .get_or_insert_with(|| Snapshot::new(self.files.clone()))
    }
}

/// What fits at an offset of a file.
pub fn complete(sources: &[Source], file: &str, offset: usize) -> Option<Completion> {
    let text = text_of(sources, file)?;
    let found = query::complete(&pairs(sources), file, bytes(text, offset))?;
    let items = found.items.into_iter().map(|item| Item {
        label: item.label,
        kind: kind(item.kind),
        ty: item.ty,
        path: item.path,
    });
    Some(Completion {
        from: units(text, found.from),
        to: units(text, found.to),
        items: items.collect(),
    })
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Var => "var",
        ItemKind::Const => "const",
        ItemKind::Type => "type",
        ItemKind::Func => "func",
        ItemKind::Method => "method",
        ItemKind::Field => "field",
        ItemKind::Package => "package",
        ItemKind::Keyword => "keyword",
        ItemKind::Import => "import",
    }
}

fn pairs(sources: &[Source]) -> Vec<(String, String)> {
    let pair = |s: &Source| (s.name.clone(), s.text.clone());
    sources.iter().map(pair).collect()
}

fn text_of<'s>(sources: &'s [Source], file: &str) -> Option<&'s str> {
    let found = sources.iter().find(|s| s.name == file);
    found.map(|s| s.text.as_str())
}

/// The byte at an offset of UTF-16 units; a unit within a character counts as its start.
fn bytes(text: &str, offset: usize) -> usize {
    let mut left = offset;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
}

/// The UTF-16 units before a byte.
fn units(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Vec<Source> {
        crate::source::files(text, "prog.go")
    }

    #[test]
    fn places_count_utf16_units() {
        let text = "package main\nfunc main() { s := \"😀é\"; size := len(s); println(size) }\n";
        let sources = source(text);
        let at = units(text, text.rfind("size").expect("the use"));
        let mut desk = Desk::default();
        let hover = desk.hover(&sources, "prog.go", at + 2).expect("a name");
        assert_eq!((hover.from, hover.to), (at, at + 4));
        assert_eq!(hover.signature, "var size int");
        let target = desk.definition(&sources, "prog.go", at).expect("a name");
        let declared = units(text, text.find("size").expect("the declaration"));
        assert_eq!((target.line, target.offset), (2, declared));
        assert_eq!(target.column, declared - "package main\n".len() + 1);
        let found = complete(&sources, "prog.go", at + 2).expect("items");
        assert_eq!((found.from, found.to), (at, at + 2));
        assert_eq!(found.items[0].label, "size");
    }

    #[test]
    fn a_changed_program_is_looked_at_anew() {
        let mut desk = Desk::default();
        for (ty, value) in [("int", "1"), ("string", "\"a\"")] {
            let sources = source(&format!("package main\nvar x = {value}\n"));
            let hover = desk.hover(&sources, "prog.go", 17).expect("a name");
            assert_eq!(hover.signature, format!("var x {ty}"));
        }
    }

    #[test]
    fn units_within_characters_are_their_starts() {
        assert_eq!([0, 1, 2, 3, 9].map(|at| bytes("a😀b", at)), [0, 1, 1, 5, 6]);
        assert_eq!(units("a😀b", 5), 3);
    }

    #[test]
    fn formatting_gives_text_or_reasons() {
        let formatted = format("package  main\n");
        assert!(matches!(formatted, Formatted::Text { text } if text == "package main\n"));
        let Formatted::Broken { diagnostics } = format("package main\nfunc {\n") else {
            panic!("it does not parse");
        };
        assert_eq!(diagnostics[0].line, 2);
    }
}
