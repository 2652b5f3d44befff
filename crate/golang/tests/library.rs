//! The library packages check, each alone and all together.

use raceway_golang::check::{Options, check_program};
use raceway_golang::library;
use raceway_golang::source::SourceMap;
use std::fmt::Write;

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
