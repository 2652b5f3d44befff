//! Go's front end: source text → tokens → syntax tree → typed program → bytecode.
//!
//! Each arrow is a folder, and none looks back: `syntax` knows nothing of types, `check` nothing
//! of bytecode, and nothing here knows what a goroutine is at run time. Broken source is data: every
//! stage answers with a value and diagnostics, never with a panic.
#![forbid(unsafe_code)]

pub mod archive;
pub mod bytecode;
pub mod check;
pub mod format;
pub mod hash;
pub mod library;
pub mod lower;
pub mod query;
pub mod source;
pub mod syntax;
mod testmain;
pub mod vet;

use bytecode::Program;
use check::Options;
use source::{Diagnostic, Severity, SourceMap};

/// A compiled program, with the texts that its positions mean.
#[derive(Debug)]
pub struct Compiled {
    pub program: Program,
    pub map: SourceMap,
    pub warnings: Vec<Diagnostic>,
}

/// Compiles a program: its files by path and text, with what they import of the library.
///
/// # Errors
/// The diagnostics, sorted by position, at least one of them an error; with the map that places them.
pub fn compile(
    files: Vec<(String, String)>,
    options: &Options,
) -> Result<Compiled, (SourceMap, Vec<Diagnostic>)> {
    let again = files.clone();
    let result = compile_reached(files, options);
    match &result {
        Err((_, errors)) if errors.iter().any(|e| e.code == check::UNREACHED) => {
            let options = Options {
                whole_library: true,
                ..options.clone()
            };
            compile_reached(again, &options)
        }
        _ => result,
    }
}

/// [`compile`]; fails where lowering needs what the checker has not reached.
fn compile_reached(
    files: Vec<(String, String)>,
    options: &Options,
) -> Result<Compiled, (SourceMap, Vec<Diagnostic>)> {
    let mut map = SourceMap::default();
    let (info, mut diagnostics) = check::check_program(&mut map, files, &library::source, options);
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return Err((map, diagnostics));
    }
    diagnostics.extend(vet::vet(&info, &map));
    match lower::lower(info, &map, options.variables) {
        Ok(program) => Ok(Compiled {
            program,
            map,
            warnings: diagnostics,
        }),
        Err(errors) => Err((map, errors)),
    }
}
