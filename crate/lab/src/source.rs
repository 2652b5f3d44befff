//! Source text in, checked or compiled program out.

use crate::parameter::{Parameter, parameters};
use golang::source::{Diagnostic, Origin, Severity, SourceMap};
use golang::syntax::ast::ExprIds;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One file of a program; its name is a path with slashes.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Source {
    pub name: String,
    pub text: String,
}

/// The files of a text: of a txtar archive those that it holds, otherwise one of the given name.
pub fn files(text: &str, name: &str) -> Vec<Source> {
    let files = golang::archive::split(text, name);
    files
        .into_iter()
        .map(|(name, text)| Source { name, text })
        .collect()
}

/// A diagnostic as people and pages read it. Lines and columns count from 1.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Located {
    pub file: String,
    pub line: u32,
    /// In UTF-16 units, as editors in browsers count.
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    /// In bytes, as gc prints it.
    #[serde(skip)]
    pub byte_column: u32,
    #[serde(skip)]
    pub origin: Origin,
    pub severity: &'static str,
    pub code: String,
    pub message: String,
}

/// A path as the go command shows it: `./prog.go`, `queue/queue.go`.
fn shown(path: &str) -> String {
    match path.contains('/') {
        true => path.to_string(),
        false => format!("./{path}"),
    }
}

/// A message whose places, `prog.go:3:5`, have their paths as the go command shows them.
fn with_shown_places(message: &str) -> String {
    let is_end = |c: char| c.is_whitespace() || c == '(';
    let words = message.split_inclusive(is_end).map(|word| {
        let place = word.split_once(".go:");
        match place.is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit())) {
            true => shown(word),
            false => word.to_string(),
        }
    });
    words.collect()
}

impl std::fmt::Display for Located {
    /// As gc prints it: `./prog.go:8:2: declared and not used: x`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (line, column) = (self.line, self.byte_column);
        match self.origin {
            Origin::Compiler => {
                let (path, message) = (shown(&self.file), with_shown_places(&self.message));
                write!(f, "{path}:{line}:{column}: {message}")
            }
            Origin::Command => write!(f, "{}:{line}:{column}: {}", self.file, self.message),
            Origin::Program => f.write_str(&self.message),
        }
    }
}

/// All of a broken program's errors as `go run` prints them, each package's below its name.
pub fn listing(sources: &[Source], errors: &[Located]) -> String {
    let module = module(sources);
    let mut out = String::new();
    let mut last = None;
    for error in errors {
        if error.origin == Origin::Compiler {
            let folder = error.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            if last != Some(folder) {
                last = Some(folder);
                let path = match (&module, folder) {
                    (None, _) => "command-line-arguments".to_string(),
                    (Some(module), "") => module.clone(),
                    (Some(module), folder) => format!("{module}/{folder}"),
                };
                out.push_str(&format!("# {path}\n"));
            }
        }
        out.push_str(&format!("{error}\n"));
    }
    out
}

/// The path of the program's module; none where it is only files in one folder.
fn module(sources: &[Source]) -> Option<String> {
    let path = |text: &str| {
        let line = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("module "))?;
        Some(
            line.split("//")
                .next()?
                .trim()
                .trim_matches('"')
                .to_string(),
        )
    };
    match sources.iter().find(|s| s.name == "go.mod") {
        Some(file) => path(&file.text),
        None if sources.iter().any(|s| s.name.contains('/')) => {
            Some(golang::check::DEFAULT_MODULE.into())
        }
        None => None,
    }
}

/// What an editor shows while the program is written.
#[derive(Clone, Debug, Serialize)]
pub struct CheckResult {
    pub diagnostics: Vec<Located>,
    pub parameters: Vec<Parameter>,
}

/// A program ready to run, any number of times.
#[derive(Debug)]
pub struct Compiled {
    pub program: std::sync::Arc<golang::bytecode::Program>,
    pub warnings: Vec<Located>,
}

/// Checks a program and finds its parameters. Broken source still has parameters.
pub fn check(sources: &[Source]) -> CheckResult {
    let (parameters, mut diagnostics) = scan(sources);
    match compile(sources, &HashMap::new()) {
        Ok(compiled) => diagnostics.extend(compiled.warnings),
        Err(errors) => diagnostics.splice(..0, errors).for_each(drop),
    }
    CheckResult {
        diagnostics,
        parameters,
    }
}

/// Compiles a program, with the given values in place of its parameters' own. Values of unknown names are ignored:
/// an old link must not break a program that lost a slider.
pub fn compile(
    sources: &[Source],
    values: &HashMap<String, f64>,
) -> Result<Compiled, Vec<Located>> {
    compile_with(sources, values, false)
}

/// The same; with `variables` the program says where its own variables are.
pub(crate) fn compile_with(
    sources: &[Source],
    values: &HashMap<String, f64>,
    variables: bool,
) -> Result<Compiled, Vec<Located>> {
    let overrides = if values.is_empty() {
        Default::default()
    } else {
        let (parameters, _) = scan(sources);
        parameters
            .iter()
            .filter_map(|p| Some((p.name.clone(), p.literal(*values.get(&p.name)?))))
            .collect()
    };
    let files = sources
        .iter()
        .map(|s| (s.name.clone(), s.text.clone()))
        .collect();
    let options = golang::check::Options {
        overrides,
        variables,
        ..Default::default()
    };
    match golang::compile(files, &options) {
        Ok(compiled) => Ok(Compiled {
            warnings: compiled
                .warnings
                .iter()
                .map(|d| locate(&compiled.map, d))
                .collect(),
            program: std::sync::Arc::new(compiled.program),
        }),
        Err((map, diagnostics)) => Err(diagnostics.iter().map(|d| locate(&map, d)).collect()),
    }
}

/// The program's parameters, and warnings for directives that make no sense.
fn scan(sources: &[Source]) -> (Vec<Parameter>, Vec<Located>) {
    let mut map = SourceMap::default();
    let mut ids = ExprIds::default();
    let mut found = Vec::new();
    let mut warnings = Vec::new();
    for source in sources.iter().filter(|s| is_in_main(s, sources)) {
        let base = map.add(&source.name, &source.text);
        let file = golang::syntax::parse_file(&map, base, &mut ids, &mut Vec::new());
        let (parameters, bad) = parameters(&map, &file);
        found.extend(parameters);
        warnings.extend(bad.into_iter().map(|bad| {
            let severity = Severity::Warning;
            let (pos, end) = (bad.pos, golang::source::Pos::NONE);
            locate(
                &map,
                &Diagnostic {
                    pos,
                    end,
                    severity,
                    code: "BadDirective",
                    message: bad.message,
                },
            )
        }));
    }
    (found, warnings)
}

/// Whether a file can be one of package main: sliders stand there.
fn is_in_main(source: &Source, sources: &[Source]) -> bool {
    let in_root =
        |s: &Source| s.name.ends_with(".go") && !s.name.trim_start_matches("./").contains('/');
    // Without files of its own folder, a program's main package is in another.
    source.name.ends_with(".go") && (in_root(source) || !sources.iter().any(in_root))
}

pub(crate) fn locate(map: &SourceMap, diagnostic: &Diagnostic) -> Located {
    let (file, line, byte_column, column) = position(map, diagnostic.pos);
    let end = if diagnostic.end > diagnostic.pos {
        diagnostic.end
    } else {
        token_end(map, diagnostic.pos)
    };
    let (_, end_line, _, end_column) = position(map, end);
    Located {
        file,
        line,
        column,
        end_line,
        end_column,
        byte_column,
        origin: diagnostic.origin(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: diagnostic.code.to_string(),
        message: diagnostic.message.clone(),
    }
}

/// File, line, column in bytes, column in UTF-16 units.
fn position(map: &SourceMap, pos: golang::source::Pos) -> (String, u32, u32, u32) {
    let (Some(place), Some(file)) = (map.place(pos), map.file(pos)) else {
        return (
            map.files()
                .first()
                .map_or(String::new(), |f| f.name.to_string()),
            1,
            1,
            1,
        );
    };
    let offset = (pos.0 - file.base.0) as usize;
    let start = offset - (place.column as usize - 1);
    let units = file
        .text
        .get(start..offset)
        .map_or(place.column - 1, |text| text.encode_utf16().count() as u32);
    (place.file.to_string(), place.line, place.column, units + 1)
}

/// Where the word or sign at `pos` ends.
fn token_end(map: &SourceMap, pos: golang::source::Pos) -> golang::source::Pos {
    let Some(rest) = map
        .file(pos)
        .and_then(|f| f.text.get((pos.0 - f.base.0) as usize..))
    else {
        return pos;
    };
    let word = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .map(char::len_utf8)
        .sum::<usize>();
    let len = if word > 0 {
        word
    } else {
        rest.chars()
            .next()
            .map_or(0, |c| if c == '\n' { 0 } else { c.len_utf8() })
    };
    pos.plus(len)
}
