//! Lowering: shapes of code that speed depends on, and every program there is through the verifier.

use raceway_golang::bytecode::{Program, disasm, verify::verify};
use raceway_golang::check::Options;
use raceway_golang::source::Severity;
use std::path::{Path, PathBuf};

/// Compiles one file, or gives the diagnostics as gc prints them.
fn compile(text: &str) -> Result<Program, String> {
    let files = vec![("prog.go".to_string(), text.to_string())];
    match raceway_golang::compile(files, &Options::default()) {
        Ok(compiled) => Ok(compiled.program),
        Err((map, diagnostics)) => Err(diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .map(|d| match map.place(d.pos) {
                Some(p) => format!("{}:{}:{}: {}\n", p.file, p.line, p.column, d.message),
                None => format!("{}\n", d.message),
            })
            .collect()),
    }
}

fn compile_verified(text: &str) -> Program {
    let program = compile(text).unwrap_or_else(|errors| panic!("{errors}"));
    if let Err(what) = verify(&program) {
        panic!("{what}\n{}", disasm::program(&program));
    }
    program
}

/// Go files below a folder, in order.
fn programs(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|e| e == "go") {
            found.push(path);
        }
    }
}

#[test]
fn every_program_verifies() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut paths = Vec::new();
    programs(&tests.join("programs"), &mut paths);
    programs(&tests.join("bench"), &mut paths);
    let mut bad = String::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        if text.contains("// ERROR") {
            continue;
        }
        match compile(&text) {
            Ok(program) => {
                if let Err(what) = verify(&program) {
                    bad += &format!("{}: {what}\n", path.display());
                }
            }
            Err(errors) => bad += &format!("{}:\n{errors}", path.display()),
        }
    }
    assert!(paths.len() > 50, "only {} programs found", paths.len());
    assert!(bad.is_empty(), "{bad}");
}
