//! The library packages check, each alone and all together; what programs need of them is reached.

use raceway_golang::check::{Options, UNREACHED, check_program};
use raceway_golang::source::SourceMap;
use raceway_golang::{archive, compile, library, lower};
use std::fmt::Write;
use std::path::Path;

/// What the checker says of a program that imports these packages.
fn diagnostics(paths: &[&str]) -> String {
    let mut text = String::from("package main\n\n");
    for path in paths {
        let _ = writeln!(text, "import _ \"{path}\"");
    }
    text.push_str("\nfunc main() {}\n");
    let mut map = SourceMap::default();
    let files = vec![("prog.go".to_string(), text)];
    let options = Options {
        whole_library: true,
        ..Options::default()
    };
    let (_, diagnostics) = check_program(&mut map, files, &library::source, &options);
    let mut said = String::new();
    for d in diagnostics {
        let place = map
            .place(d.pos)
            .map(|p| format!("{}:{}:{}", p.file, p.line, p.column));
        let _ = writeln!(said, "{}: {}", place.unwrap_or_default(), d.message);
    }
    said
}

#[test]
fn every_package_checks() {
    for path in library::paths() {
        assert_eq!(diagnostics(&[path]), "", "{path}");
    }
}

#[test]
fn all_packages_check_together() {
    let paths: Vec<&str> = library::paths().collect();
    assert!(paths.len() > 20);
    assert_eq!(diagnostics(&paths), "");
    assert_ne!(diagnostics(&["no/such"]), "");
}

/// Calls `with` for each program below a folder.
fn programs(dir: &Path, with: &mut dyn FnMut(&Path, String)) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            programs(&path, with);
        } else if path.extension().is_some_and(|e| e == "go" || e == "txtar") {
            with(&path, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Programs would compile all the same, but slowly.
#[test]
fn lowering_needs_nothing_that_was_not_reached() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    let mut lowered = 0;
    programs(&dir, &mut |path, text| {
        let mut map = SourceMap::default();
        let name = path.file_name().unwrap().to_string_lossy();
        let files = archive::split(&text, &name);
        let (info, errors) = check_program(&mut map, files, &library::source, &Options::default());
        if !errors.is_empty() {
            return;
        }
        lowered += 1;
        for error in lower::lower(info, &map, true).err().into_iter().flatten() {
            let place = map
                .place(error.pos)
                .map(|p| format!("{}:{}", p.file, p.line));
            assert_ne!(error.code, UNREACHED, "{}: {place:?}", path.display());
        }
    });
    assert!(lowered > 300, "only {lowered} programs");
}

/// The names of a program's functions, sorted.
fn functions(text: &str, name: &str, whole_library: bool) -> Option<Vec<String>> {
    let options = Options {
        whole_library,
        ..Options::default()
    };
    let compiled = compile(archive::split(text, name), &options).ok()?;
    let mut names: Vec<String> = compiled.program.funcs.into_iter().map(|f| f.name).collect();
    names.sort();
    Some(names)
}

#[test]
fn with_all_of_the_library_programs_are_the_same() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs/library");
    let mut compiled = 0;
    programs(&dir, &mut |path, text| {
        let name = path.file_name().unwrap().to_string_lossy();
        let reached = functions(&text, &name, false);
        compiled += usize::from(reached.is_some());
        assert_eq!(reached, functions(&text, &name, true), "{}", path.display());
    });
    assert!(compiled > 5, "only {compiled} programs");
}
