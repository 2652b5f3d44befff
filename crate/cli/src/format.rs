//! `raceway fmt`: gofmt's output, by gofmt's options.

use golang::source::SourceMap;
use std::io::Write;
use std::process::ExitCode;

/// The status where a file cannot be read or parsed, as gofmt's.
const FAILED: u8 = 2;

/// What is done with the text.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Target {
    /// Print the names of files whose formatting differs.
    pub(crate) list: bool,
    /// Write the text back to its file.
    pub(crate) write: bool,
}

/// Formats each file; broken ones are reported and left alone.
pub(crate) fn format(files: &[String], target: Target) -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    for path in files {
        if let Err(message) = format_file(path, target) {
            eprintln!("{message}");
            status = ExitCode::from(FAILED);
        }
    }
    status
}

fn format_file(path: &str, target: Target) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("raceway: {path}: {error}");
    let text = std::fs::read_to_string(path).map_err(failed)?;
    let new = formatted(path, &text)?;
    if target.list && new != text {
        println!("{path}");
    }
    if target.write && new != text {
        std::fs::write(path, &new).map_err(failed)?;
    }
    if !target.list && !target.write {
        std::io::stdout()
            .write_all(new.as_bytes())
            .map_err(failed)?;
    }
    Ok(())
}

/// The text formatted, or the lines that say what is wrong with it.
fn formatted(path: &str, text: &str) -> Result<String, String> {
    golang::format::format_source(path, text).map_err(|diagnostics| {
        let mut map = SourceMap::default();
        map.add(path, text);
        let lines = diagnostics.iter().map(|d| match map.place(d.pos) {
            Some(at) => format!("{path}:{}:{}: {}", at.line, at.column, d.message),
            None => format!("{path}: {}", d.message),
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

#[cfg(test)]
mod tests {
    use super::formatted;

    #[test]
    fn broken_source_is_reported_with_its_place() {
        assert_eq!(
            formatted("x.go", "package  main").as_deref(),
            Ok("package main\n")
        );
        let error = formatted("x.go", "package main\n\nfunc {}\n").unwrap_err();
        assert!(error.starts_with("x.go:3:6: syntax error"), "{error}");
    }
}
