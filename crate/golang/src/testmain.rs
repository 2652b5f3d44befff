//! The main function of a program of tests: Go source that hands the tests to package testing.

use crate::syntax::ast::{Decl, Expr, ExprKind, File, FuncDecl};
use std::fmt::Write;

/// The import path of the package that [`source`] gives.
pub(crate) const PATH: &str = "main.test";

/// The path by which it imports the program's package, which nobody else can write.
pub(crate) const TESTED: &str = "main under test";

/// The text of a main package that runs the tests of a package of these files, named; none where that is a program of its own.
/// A package is one of tests if a file's name says so, or if it has tests and no main function.
pub(crate) fn source<'f>(
    files: impl Iterator<Item = (&'f str, &'f File)> + Clone,
) -> Option<String> {
    let named = files.clone().any(|(name, _)| name.ends_with("_test.go"));
    let funcs = || {
        files
            .clone()
            .flat_map(|(_, tree)| &tree.decls)
            .filter_map(|decl| match decl {
                Decl::Func(decl) if decl.recv.is_none() => Some(decl),
                _ => None,
            })
    };
    let of = |prefix, param| -> Vec<&str> {
        let matching = funcs().filter(|f| is_test(f, prefix, param));
        matching.map(|f| &*f.name.name).collect()
    };
    let (tests, benchmarks) = (of("Test", "T"), of("Benchmark", "B"));
    if tests.is_empty() && benchmarks.is_empty() && !named {
        return None;
    }
    let is_program = files.clone().any(|(_, tree)| &*tree.package.name == "main")
        && funcs().any(|f| &*f.name.name == "main");
    if is_program && !named {
        return None;
    }
    let tested = !tests.is_empty() || !benchmarks.is_empty();
    let own_main = funcs().any(|f| &*f.name.name == "TestMain" && takes(f, "M"));
    let mut text = String::from("package main\n\nimport (\n\t\"os\"\n\t\"testing\"\n");
    let import = if tested || own_main { "p" } else { "_" };
    let _ = writeln!(text, "\t{import} {TESTED:?}\n)\n\nfunc main() {{");
    text.push_str("\tm := testing.MainStart([]testing.InternalTest{\n");
    for name in &tests {
        let _ = writeln!(text, "\t\t{{{name:?}, p.{name}}},");
    }
    text.push_str("\t}, []testing.InternalBenchmark{\n");
    for name in &benchmarks {
        let _ = writeln!(text, "\t\t{{{name:?}, p.{name}}},");
    }
    text.push_str("\t})\n");
    text.push_str(if own_main {
        "\tp.TestMain(m)\n\tm.Finish()\n}\n\nvar _ = os.Exit\n"
    } else {
        "\tos.Exit(m.Run())\n}\n"
    });
    Some(text)
}

/// Whether a function is a test or benchmark: `TestXxx`, where Xxx begins with no small letter, of one parameter
/// `*testing.T` (or B).
fn is_test(f: &FuncDecl, prefix: &str, param: &str) -> bool {
    let rest = f.name.name.strip_prefix(prefix);
    rest.is_some_and(|rest| !rest.chars().next().is_some_and(char::is_lowercase)) && takes(f, param)
}

fn takes(f: &FuncDecl, param: &str) -> bool {
    if !f.type_params.is_empty() || !f.ty.results.is_empty() {
        return false;
    }
    let [one] = f.ty.params.as_slice() else {
        return false;
    };
    pointee(&one.ty).is_some_and(|ty| match &ty.kind {
        ExprKind::Selector { sel, .. } => &*sel.name == param,
        ExprKind::Name(name) => &**name == param,
        _ => false,
    })
}

/// T of `*T`.
fn pointee(ty: &Expr) -> Option<&Expr> {
    match &ty.kind {
        ExprKind::Star(elem) => Some(elem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;
    use crate::syntax::ast::ExprIds;
    use crate::syntax::parse_file;

    fn main_of(name: &str, text: &str) -> Option<String> {
        let mut map = SourceMap::default();
        let base = map.add(name, text);
        let file = parse_file(&map, base, &mut ExprIds::default(), &mut Vec::new());
        source([(name, &file)].into_iter())
    }

    #[test]
    fn tests_are_found_by_name_and_signature() {
        let main = main_of(
            "a.go",
            "package a\nfunc TestOne(t *testing.T) {}\nfunc Testtwo(t *testing.T) {}\nfunc Test() {}\n\
             func (T) TestThree(t *testing.T) {}\nfunc BenchmarkB(b *testing.B) {}\nfunc TestMain(m *testing.M) {}\n",
        )
        .unwrap_or_default();
        assert!(main.contains("{\"TestOne\", p.TestOne}"), "{main}");
        assert!(main.contains("{\"BenchmarkB\", p.BenchmarkB}"), "{main}");
        assert!(main.contains("p.TestMain(m)"), "{main}");
        assert!(
            !main.contains("Testtwo") && !main.contains("TestThree"),
            "{main}"
        );
    }

    #[test]
    fn programs_are_no_tests() {
        let program = "package main\nfunc main() {}\nfunc TestOne(t *testing.T) {}\n";
        assert_eq!(main_of("main.go", program), None);
        assert_eq!(main_of("main.go", "package main\n"), None);
        assert!(main_of("main_test.go", program).is_some());
    }
}
