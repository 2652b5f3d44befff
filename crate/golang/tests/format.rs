//! The formatter against gofmt's output. `format/cases.txt` holds pairs of text: `=== name`, a file as somebody might
//! type it, `=== want`, and what gofmt makes of it. Write a new pair's second half with `gofmt`.

use raceway_golang::format::format_source;
use std::path::{Path, PathBuf};

fn formatted(text: &str) -> String {
    format_source("x.go", text).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"))
}

/// Name, text and expected text of each case.
fn cases() -> Vec<(String, String, String)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format/cases.txt");
    let text = std::fs::read_to_string(file).unwrap();
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(name) => parts.push((name.trim().to_string(), String::new())),
            None => parts.last_mut().unwrap().1.push_str(line),
        }
    }
    let pairs = parts.chunks(2).map(|pair| {
        assert_eq!(pair[1].0, "want");
        (pair[0].0.clone(), pair[0].1.clone(), pair[1].1.clone())
    });
    pairs.collect()
}

fn go_files(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "go") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn text_is_formatted_as_gofmt_does() {
    let cases = cases();
    assert!(cases.len() > 10);
    for (name, text, want) in cases {
        let got = formatted(&text);
        assert!(got == want, "{name}:\n{got}");
    }
}

#[test]
fn carriage_returns_go_but_where_go_keeps_them() {
    let text = "package p\r\n\r\n// Comment.\r\nfunc f() {\r\n\tx := `a\r\nb` // beside\r\n/* x\r\n y */\r\n}\r\n";
    let want =
        "package p\n\n// Comment.\nfunc f() {\n\tx := `a\nb` // beside\n\t/* x\n\t   y */\n}\n";
    assert_eq!(formatted(text), want);
}

#[test]
fn the_library_is_formatted() {
    for path in go_files("std") {
        let text = std::fs::read_to_string(&path).unwrap();
        let got = formatted(&text);
        assert!(got == text, "{} is not formatted", path.display());
    }
}

#[test]
fn formatting_programs_again_changes_nothing() {
    let mut count = 0;
    for path in go_files("../../tests/programs") {
        let text = std::fs::read_to_string(&path).unwrap();
        // Some programs are broken on purpose.
        if let Ok(once) = format_source("x.go", &text) {
            assert!(formatted(&once) == once, "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 100, "{count} programs");
}

#[test]
fn white_space_of_programs_makes_no_difference() {
    for path in go_files("std") {
        let text = std::fs::read_to_string(&path).unwrap();
        if text.contains(['`', '*']) {
            // Raw strings keep their indentation, and so do general comments in part.
            continue;
        }
        let flat: Vec<&str> = text
            .lines()
            .map(|line| line.trim_start_matches('\t'))
            .collect();
        // The text of comments is indented by tabs too.
        if text.contains("//\t") || text.contains("\t//") {
            continue;
        }
        assert!(formatted(&flat.join("\n")) == text, "{}", path.display());
    }
}

#[test]
fn broken_source_is_an_error() {
    for text in [
        "",
        "package",
        "package p\nfunc {",
        "package p\nvar x = \"",
        "package p\n}",
    ] {
        assert!(format_source("x.go", text).is_err(), "{text:?}");
    }
}

#[test]
fn cut_and_spliced_source_never_panics() {
    for (_, text, _) in cases() {
        let cuts: Vec<usize> = (0..text.len())
            .filter(|&at| text.is_char_boundary(at))
            .collect();
        for &at in cuts.iter().step_by(7) {
            let _ = format_source("x.go", &text[..at]);
            let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let _ = format_source("x.go", &format!("{}{}", &text[..at], &text[line..]));
        }
    }
}
