//! Broken source and what Go's compiler says about it. `tests/oracle/syntax_errors.py --write` renews the
//! expectations.

use super::{diagnostics, parse};
use std::path::Path;

#[test]
fn as_the_go_compiler_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax/errors.txt");
    let text = format!(
        "\n{}",
        std::fs::read_to_string(path).expect("the cases are there")
    );
    let mut cases = 0;
    let mut wrong = Vec::new();
    for case in text.split("\n=== ").skip(1) {
        let (title, rest) = case.split_once('\n').expect("a source");
        let (body, said) = match rest.strip_suffix("\n---") {
            Some(body) => (body, ""),
            None => rest.split_once("\n---\n").expect("diagnostics"),
        };
        let source = format!("{body}\n")
            .replace("<NUL>", "\0")
            .replace("<BOM>", "\u{feff}")
            .replace("<EOF>\n", "");
        let mut wanted: Vec<&str> = said.lines().collect();
        // Whether ten errors are too many is for those to say who gather them from all stages.
        if wanted
            .last()
            .is_some_and(|last| last.ends_with(": too many errors"))
        {
            wanted.pop();
            assert_eq!(wanted.len(), 10, "{title}");
        }
        let found = diagnostics(&source);
        if found != wanted {
            let (found, wanted) = (found.join("\n"), wanted.join("\n"));
            wrong.push(format!(
                "{title}\n{body}\nGo says\n{wanted}\nwe say\n{found}\n"
            ));
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 150, "only {cases} cases");
}

/// What gc leaves to its type checker is not said beside a syntax error, as then types are not checked.
#[test]
fn what_the_tree_cannot_hold() {
    let three = "package p\nfunc f() {\n\tfor a, b, c := range x {}\n}\n";
    assert_eq!(
        diagnostics(three),
        ["3:12: range clause permits at most two iteration variables"]
    );
    let tag = "package p\ntype T struct {\n\ta int 5\n\tb int 'x'\n}\n";
    assert_eq!(
        diagnostics(tag),
        [
            "3:8: invalid syntax tree: incorrect tag syntax: \"5\"",
            "4:8: invalid syntax tree: incorrect tag syntax: \"'x'\""
        ]
    );
    assert_eq!(diagnostics(&format!("{tag})\n")).len(), 1);
}

#[test]
fn errors_are_of_one_code_and_leave_a_tree() {
    let (file, found, _) = parse("package p\nfunc f() { x y }\nvar a = 1 2\nfunc g() {}\n");
    assert!(found.iter().all(|d| d.code == "Syntax"));
    assert_eq!(file.decls.len(), 3);
}
