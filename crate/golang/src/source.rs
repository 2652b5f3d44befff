//! Where things are in the source text, and what is wrong there.

use std::rc::Rc;

/// A byte offset into the texts of all files of one compilation, laid end to end by [`SourceMap`].
/// `Pos::NONE` is no position at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Pos(pub u32);

impl Pos {
    pub const NONE: Pos = Pos(0);

    pub fn is_some(self) -> bool {
        self != Pos::NONE
    }

    /// This position moved forward by `bytes`.
    pub fn plus(self, bytes: usize) -> Pos {
        Pos(self.0 + bytes as u32)
    }
}

/// One file of a compilation. Its first byte has the position `base`; `base` is at least 1.
#[derive(Debug)]
pub struct SourceFile {
    /// The name shown in diagnostics and traces, e.g. `prog.go` or `$GOROOT/src/sync/once.go`.
    pub name: Rc<str>,
    pub text: Rc<str>,
    pub base: Pos,
    /// Byte offsets of the starts of lines, ascending; the first is 0.
    line_starts: Vec<u32>,
}

/// A position as people read it. Line and column count from 1; the column counts bytes, as gc's does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    pub file: Rc<str>,
    pub line: u32,
    pub column: u32,
}

/// All files of one compilation.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file and returns the position of its first byte.
    pub fn add(&mut self, name: &str, text: &str) -> Pos {
        let base = Pos(self
            .files
            .last()
            .map_or(1, |f| f.base.0 + f.text.len() as u32 + 1));
        let line_starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|&(_, b)| b == b'\n')
                    .map(|(i, _)| i as u32 + 1),
            )
            .collect();
        self.files.push(SourceFile {
            name: name.into(),
            text: text.into(),
            base,
            line_starts,
        });
        base
    }

    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file that holds `pos`; none for `Pos::NONE`.
    pub fn file(&self, pos: Pos) -> Option<&SourceFile> {
        let after = self.files.partition_point(|f| f.base <= pos);
        self.files[..after].last()
    }

    /// `pos` as file, line and column; none for `Pos::NONE`.
    pub fn place(&self, pos: Pos) -> Option<Place> {
        let file = self.file(pos)?;
        let offset = pos.0 - file.base.0;
        let line = file.line_starts.partition_point(|&start| start <= offset);
        let column = offset - file.line_starts[line - 1] + 1;
        Some(Place {
            file: file.name.clone(),
            line: line as u32,
            column,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// Something wrong (or doubtful) in the source, in gc's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Where gc reports it.
    pub pos: Pos,
    /// Where the text to underline ends; `Pos::NONE` underlines the token at `pos`.
    pub end: Pos,
    pub severity: Severity,
    /// A stable name such as `UndeclaredName`, after go/types' own codes; `Syntax` for syntax errors;
    /// `Unsupported` for what Raceway cannot compile yet.
    pub code: &'static str,
    /// gc's wording without position, e.g. `declared and not used: x`. May hold several lines.
    pub message: String,
}

/// Whose words a diagnostic is in: that decides how it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The compiler's: `./prog.go:8:2: message`, below the name of its package.
    Compiler,
    /// The go command's, at a place: `prog.go:4:2: package x is not in std`.
    Command,
    /// The go command's, about the program as a whole: the message alone.
    Program,
}

impl Diagnostic {
    pub fn origin(&self) -> Origin {
        match self.code {
            "BrokenImport" => Origin::Command,
            "BadProgram" | "GoMod" | "ImportCycle" | "MismatchedPkgName" => Origin::Program,
            _ => Origin::Compiler,
        }
    }

    pub fn error(pos: Pos, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            pos,
            end: Pos::NONE,
            severity: Severity::Error,
            code,
            message: message.into(),
        }
    }
}
