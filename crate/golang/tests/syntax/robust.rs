//! Whatever the text is: no panic, no stack overflow, linear time, positions inside the file.

use super::parse;
use proptest::prelude::*;
use raceway_golang::source::{Pos, SourceMap};
use raceway_golang::syntax::ast::ExprIds;
use raceway_golang::syntax::parse_file;
use std::path::{Path, PathBuf};

/// Every `.go` file of the repository that is meant to be right.
pub(crate) fn programs() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|e| e == "go") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in [
        "std",
        "../../tests/programs",
        "../../tests/bench/programs",
        "../../www/programs",
    ] {
        collect(&root.join(folder), &mut found);
    }
    found.sort();
    found
}

/// Parses, and checks what holds of every result.
fn sound(text: &str) {
    let mut map = SourceMap::default();
    map.add("first.go", "package p\n");
    let base = map.add("prog.go", text);
    let mut diagnostics = Vec::new();
    let file = parse_file(&map, base, &mut ExprIds::default(), &mut diagnostics);
    let end = base.plus(text.len());
    assert_eq!(file.end, end);
    assert!(diagnostics.len() <= 10);
    for d in &diagnostics {
        assert!(base <= d.pos && d.pos <= end, "{d:?}");
        assert!(!d.message.is_empty());
    }
    assert!(file.comments.iter().all(|c| base <= c.pos && c.pos < end));
    // The dump visits the whole tree.
    assert!(raceway_golang::syntax::dump::file(&file).starts_with("(package "));
}

#[test]
fn valid_programs_parse_without_diagnostics() {
    let files = programs();
    assert!(files.len() > 100, "only {} files", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        if !text.contains("// ERROR \"syntax error") {
            let (_, mut found, _) = parse(&text);
            // gc does not call every error of syntax one.
            found.retain(|d| !text.contains(&format!("// ERROR \"{}\"", d.message)));
            assert_eq!(found, [], "{}", path.display());
        }
    }
}

#[test]
fn types_of_many_names_have_a_bound() {
    for (open, close) in [("struct { a, b ", " }"), ("func(a, b ", ")")] {
        let nested = |n: usize| {
            format!(
                "package p\ntype T {}int{}\n",
                open.repeat(n),
                close.repeat(n)
            )
        };
        let (_, found, _) = parse(&nested(12));
        assert_eq!(found, [], "{open}");
        let (_, found, _) = parse(&nested(60));
        let told = found
            .iter()
            .any(|d| d.message.ends_with("for many names grow too large"));
        assert!(told, "{open}: {found:?}");
    }
    let names: Vec<String> = (0..50_000).map(|i| format!("n{i}")).collect();
    let (_, found, _) = parse(&format!("package p\nfunc f({} int)\n", names.join(", ")));
    assert_eq!(found, []);
}

#[test]
fn nesting_has_a_bound() {
    for (open, close) in [
        ("(", ")"),
        ("[]", ""),
        ("{", "}"),
        ("-", ""),
        ("&", ""),
        ("<-", ""),
        ("<-chan ", ""),
        ("func() { ", "}"),
        ("a[", "]"),
        ("a(", ")"),
        ("*", ""),
        ("T{", "}"),
        ("[]T{{", "}}"),
        ("map[int]", ""),
        ("struct { a ", "}"),
        ("interface { m(", ") }"),
        ("func(", ")"),
        ("1 + (", ")"),
        ("1 + ", ""),
        ("a.b", ""),
        ("a.b(", ")"),
        ("if a { ", "}"),
        ("for { ", "}"),
        ("switch { case a: ", "}"),
        ("select { case a: ", "}"),
        ("a: ", ""),
        ("if a {} else ", "{}"),
        ("go ", ""),
        ("(1 + 2 + 3 + 4) + (", ")"),
    ] {
        for start in ["x = ", "", "var x = ", "var x "] {
            let (open, close) = (open.repeat(10_000), close.repeat(10_000));
            let text = format!("package p\nfunc f() {{\n\t{start}{open}1{close}\n}}\n");
            let (_, found, _) = parse(&text);
            assert!(!found.is_empty(), "{start}{}", &open[..20]);
            sound(&text);
            sound(&format!("package p\n{start}{open}1{close}\n"));
        }
    }
    let chain = vec!["a"; 100_000];
    for text in [
        chain.join("."),
        chain.join("+"),
        chain.join("|"),
        chain.join("()."),
        chain.join("*") + "[0]",
    ] {
        let (_, found, map) = parse(&format!("package p\nvar x = {text}\n"));
        let lines: Vec<_> = found
            .iter()
            .map(|d| (map.place(d.pos).expect("a place").line, &*d.message))
            .collect();
        assert_eq!(
            lines,
            [(2, "syntax error: nested more than 400 levels deep")]
        );
        sound(&format!(
            "package p\ntype T[{text}] int\nfunc f[P {text}]()\n"
        ));
    }
}

/// What people write is far from the bound; long lists are no nesting.
#[test]
fn long_is_not_deep() {
    let list = vec!["{1, \"a\" + b}"; 20_000].join(",\n");
    let stmts = "\tx = f(a.b, 1+2)\n".repeat(20_000);
    let flat = vec!["a | b.c(), 'x': ~f"; 20_000].join(",\n");
    let params = vec!["P ~int | string"; 2_000].join(", ");
    let cases = vec!["a + 1, b.c"; 2_000].join(", ");
    let sum = vec!["a"; 300].join(" + ");
    let text = format!(
        "package p\nvar x = []T{{\n{list},\n}}\nvar y = {sum}\nfunc f() {{\n{stmts}}}\n\
         var z = T{{\n{flat},\n}}\nfunc g[{params}]() {{ switch {{ case {cases}: }} }}\n"
    );
    let (file, found, _) = parse(&text);
    assert_eq!(found, []);
    assert_eq!(file.decls.len(), 5);
}

#[test]
fn long_broken_files_stop_early() {
    let text = format!("package p\nfunc f() {{\n{}}}\n", "\tx y\n".repeat(100_000));
    let (_, found, map) = parse(&text);
    assert_eq!(found.len(), 10);
    assert_eq!(map.place(found[9].pos).expect("a place").line, 12);
    sound(&"@".repeat(100_000));
    sound(&"\"\n".repeat(100_000));
    sound(&"/*".repeat(100_000));
    sound(&format!("package p; var x = {}", "[".repeat(100_000)));
    sound(&format!("package p; type T[a, {}", "b, ".repeat(100_000)));
    sound(&format!("package p; func f({}", "b []c, ".repeat(100_000)));
}

/// Ids name expressions in side tables, so within a compilation each is given once, except that parameters and
/// fields that share a type share its ids.
#[test]
fn ids_go_on_from_file_to_file() {
    let mut map = SourceMap::default();
    let mut ids = ExprIds::default();
    let mut none = Vec::new();
    let first = map.add("a.go", "package p\nvar a = b\n");
    parse_file(&map, first, &mut ids, &mut none);
    let after_first = ids.0;
    let second = map.add("b.go", "package p\nvar c = d\n");
    let file = parse_file(&map, second, &mut ids, &mut none);
    assert_eq!(none, []);
    assert!(after_first > 0 && file.package.id.0 == after_first && ids.0 == 2 * after_first);
}

#[test]
fn a_position_outside_every_file_gives_an_empty_tree() {
    let map = SourceMap::default();
    let mut found = Vec::new();
    let file = parse_file(&map, Pos(1), &mut ExprIds::default(), &mut found);
    assert_eq!(file.decls, []);
    assert_eq!(found.len(), 1);
}

const WORDS: [&str; 62] = [
    "func",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "x",
    "T",
    "1",
    "\"s\"",
    ":=",
    "=",
    ",",
    ";",
    "\n",
    "...",
    ".",
    "*",
    "<-",
    "chan",
    "map",
    "struct",
    "interface",
    "if",
    "else",
    "for",
    "range",
    "switch",
    "case",
    "default",
    "select",
    "type",
    "var",
    "const",
    "go",
    "defer",
    "return",
    ":",
    "+",
    "~",
    "|",
    "goto",
    "import",
    "package",
    "'a'",
    "`r`",
    "++",
    "+=",
    "&",
    "!",
    "break",
    "continue",
    "fallthrough",
    "// c\n",
    "/* d */",
    "1.5i",
    "0x",
    "\"",
    "'",
    "世",
    "@",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn token_soup(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..80), inside in 0..4) {
        let start = ["", "package p\n", "package p\nfunc f() { ", "package p\ntype T "][inside as usize];
        sound(&format!("{start}{}", words.join(" ")));
    }

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        sound(&text);
        sound(&format!("package p\nvar x = {text}"));
        sound(&format!("package p\nvar x = \"{text}"));
        sound(&format!("package p\nvar x = 0{text}"));
    }

    /// A program with a piece left out, doubled, or replaced by a piece of another.
    #[test]
    fn mutated_programs(
        which in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, 0..3), 1..6),
    ) {
        let files = programs();
        let read = |index: prop::sample::Index| std::fs::read_to_string(index.get(&files)).expect("a readable file");
        let mut text: Vec<char> = read(which).chars().collect();
        let donor: Vec<char> = read(other).chars().collect();
        for (at, len, how) in cuts {
            let at = at.index(text.len() + 1);
            let end = (at + len).min(text.len());
            let piece: Vec<char> = match how {
                0 => Vec::new(),
                1 => text[at..end].repeat(2),
                _ => donor[at.min(donor.len())..(at + len).min(donor.len())].to_vec(),
            };
            text.splice(at..end, piece);
        }
        sound(&text.into_iter().collect::<String>());
    }
}
