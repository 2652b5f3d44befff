//! A program's files in one text, after golang.org/x/tools/txtar: a line `-- name --` begins a file.
//!
//! What stands before the first such line is a file of its own, as on the Go Playground.

/// The name of a file that was given none.
pub const UNNAMED: &str = "prog.go";

/// The files of a text, by name; one, under `unnamed`, where no line begins a file.
pub fn split(text: &str, unnamed: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut name: Option<&str> = None;
    let mut start = 0;
    let mut at = 0;
    let take = |name: Option<&str>, part: &str, files: &mut Vec<(String, String)>| match name {
        Some(name) => files.push((name.to_string(), part.to_string())),
        None if part.trim().is_empty() => {}
        None => files.push((unnamed.to_string(), part.to_string())),
    };
    for line in text.split_inclusive('\n') {
        if let Some(next) = marker(line) {
            take(name, &text[start..at], &mut files);
            name = Some(next);
            start = at + line.len();
        }
        at += line.len();
    }
    if name.is_none() {
        return vec![(unnamed.to_string(), text.to_string())];
    }
    take(name, &text[start..], &mut files);
    files
}

/// The name in a line that begins a file.
fn marker(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let inner = line.strip_prefix("-- ")?.strip_suffix(" --")?;
    let name = inner.trim();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, String)> {
        split(text, UNNAMED)
    }

    fn file(name: &str, text: &str) -> (String, String) {
        (name.into(), text.into())
    }

    #[test]
    fn a_text_without_markers_is_one_file() {
        let text = "package main\n// -- not a marker --\nvar x = a -- b\n-- --\n--  --\n";
        assert_eq!(names(text), [file("prog.go", text)]);
        assert_eq!(names(""), [file("prog.go", "")]);
    }

    #[test]
    fn markers_begin_files() {
        assert_eq!(
            names("package main\n-- go.mod --\nmodule m\n--  a/b.go  -- \r\npackage a\n-- e.go --"),
            [
                file("prog.go", "package main\n"),
                file("go.mod", "module m\n"),
                file("a/b.go", "package a\n"),
                file("e.go", ""),
            ]
        );
        assert_eq!(
            names("\n-- main.go --\npackage main\n"),
            [file("main.go", "package main\n")]
        );
    }
}
