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
        let of_errors = path.parent().is_some_and(|dir| dir.ends_with("errors"));
        if of_errors || text.contains("// ERROR") {
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

/// The code of one function of a program, without addresses.
fn code(text: &str, name: &str) -> String {
    let program = compile_verified(&format!("package main\n{text}"));
    let func = program.funcs.iter().find(|f| f.name == name).expect(name);
    let line = |(pc, op)| disasm::line(&program, func, pc, op);
    func.code
        .iter()
        .enumerate()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Checks the code of function `main.f`; calling it is added.
#[track_caller]
fn check(text: &str, expected: &str) {
    let got = code(text, "main.f");
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, expected.join("\n"), "got:\n{got}\n");
}

#[test]
fn calls_take_their_results_where_they_are() {
    check(
        "func main() { f(3) }
         func f(n int) int { if n < 2 { return n }; return f(n-1) + f(n-2) }",
        "JmpGeSI a3 i2 off3  ; to 3
         Mov d2 a3
         Ret
         AddI d7 a3 i-1
         Call w4  ; main.f
         AddI d10 a3 i-2
         Call w7  ; main.f
         Add d2 a6 b9
         Ret",
    );
}

#[test]
fn loops_test_at_the_bottom() {
    check(
        "func main() { f(nil) }
         func f(xs []int) (s int) { for i := 0; i < len(xs); i++ { s += xs[i] }; return s }",
        "Int d2 i0
         Int d4 i0
         SliceLen d5 s3
         JmpLeS a5 b4 off4  ; to 7
         Idx d6 s3 i4
         Add d2 a2 b6
         StepLoopLtS a4 b5 off-2  ; to 4
         Ret",
    );
    check(
        "func main() { f(nil) }
         func f(xs []int) (s int) { for _, x := range xs { if x > 5 { break }; s += x }; return }",
        "Int d2 i0
         Mov d4 a3
         SliceLen d6 s4
         Int d5 i0
         JmpLeS a6 b5 off5  ; to 9
         Idx d7 s4 i5
         JmpGtSI a7 i5 off3  ; to 9
         Add d2 a2 b7
         StepLoopLtS a5 b6 off-3  ; to 5
         Ret",
    );
}

#[test]
fn constants_of_loops_stay_in_registers() {
    check(
        "func main() { f(1) }
         func f(x float64) float64 { for i := 0; i < 9; i++ { x = x*0.5 + 2 }; return x }",
        "Const d4  ; 4602678819172646912 or 0.5
         Const d5  ; 4611686018427387904 or 2.0
         Int d6 i0
         JmpGeSI a6 i9 off4  ; to 7
         MulF d7 a3 b4
         AddF d3 a7 b5
         StepLoopLtSI a6 i9 off-2  ; to 4
         Mov d2 a3
         Ret",
    );
}

#[test]
fn conditions_branch_without_making_bools() {
    check(
        "func main() { f(1, 2) }
         func f(a, b int) int { if a > 3 && (b == 1 || a != b) { return 1 }; return 0 }",
        "JmpLeSI a3 i3 off5  ; to 5
         JmpEqI a4 i1 off2  ; to 3
         JmpEq a3 b4 off3  ; to 5
         Int d2 i1
         Ret
         Int d2 i0
         Ret",
    );
}

#[test]
fn variables_that_do_not_change_are_captured_by_value() {
    check(
        "func main() { f(1) }
         func f(a int) func() int { return func() int { return a } }",
        "MkClosure d2 a3 n1
         Arg a0  ; main.f.func1
         Ret",
    );
    let counter = "func main() { f() }
        func f() func() int { a := 0; return func() int { a++; return a } }";
    let inner = code(counter, "main.f.func1");
    let expected =
        "Cap d3 i0\nLoad d4 p3 off0\nAddI d5 a4 i1\nStore p3 a5 off0\nLoad d2 p3 off0\nRet";
    assert_eq!(inner, expected);
}

#[test]
fn loop_variables_are_renewed_only_in_memory() {
    let escaping = "func main() { f() }
        func f() (fs []func()) { for i := 0; i < 3; i++ { fs = append(fs, func() { i++ }) }; return }";
    assert!(code(escaping, "main.f").contains("Clone d"));
    let plain = "func main() { f() }
        func f() (fs []func() int) { for i := range 3 { fs = append(fs, func() int { return i }) }; return }";
    let plain = code(plain, "main.f");
    assert!(
        !plain.contains("Clone") && !plain.contains("New"),
        "{plain}"
    );
}

#[test]
fn struct_fields_are_registers() {
    check(
        "type P struct{ x, y int }
         func main() { f(P{}, 1) }
         func f(p P, k int) P { p.x *= k; return P{p.y, p.x} }",
        "Mul d4 a4 b6
         Mov d2 a5
         Mov d3 a4
         Ret",
    );
}

#[test]
fn deferred_calls_hold_their_arguments() {
    check(
        "func g(int) {}
         func main() { f(1) }
         func f(a int) { defer g(a) }",
        "Mov d4 a2
         MkClosure d3 a4 n1
         Arg a0  ; main.g-fm
         Defer f3
         RunDefers
         Ret
         RunDefers
         Ret",
    );
}

#[test]
fn long_functions_branch_far() {
    let body: String = (0..12_000)
        .map(|i| format!("x += a[{}]\n", i % 7))
        .collect();
    let text = format!(
        "package main
         func main() {{ f(nil, 1) }}
         func f(a []int, x int) int {{ for x < 100 {{ if x > 5 {{ {body} }}; x++ }}; return x }}"
    );
    let program = compile_verified(&text);
    let f = program.funcs.iter().find(|f| f.name == "main.f").unwrap();
    assert!(f.code.len() > 20_000);
}

#[test]
fn limits_are_diagnostics() {
    let vars: String = (0..70_000)
        .map(|i| format!("v{i} := a\n_ = v{i}\n"))
        .collect();
    let errors = compile(&format!("package main\nfunc main() {{ a := 1\n{vars} }}\n")).unwrap_err();
    assert!(
        errors.contains("not supported yet: a function with so many variables"),
        "{errors}"
    );
    for (array, want) in [
        ("[1000000000000]int", "a type of a gigabyte and more"),
        ("[1000000000000]chan int", "four million references"),
        (
            "[1 << 26]struct{ n int; p *int }",
            "four million references",
        ),
    ] {
        let error = compile(&format!(
            "package main\nfunc main() {{\n\tvar big {array}\n\tprintln(len(big), &big)\n}}\n"
        ));
        let error = error.expect_err(array);
        assert!(error.contains(want), "{array}: {error}");
    }
}

#[test]
fn every_line_has_its_place() {
    let text = "package main

func main() {
	x := 0
	println(1 /
		x)
}
";
    let program = compile_verified(text);
    let main = program
        .funcs
        .iter()
        .find(|f| f.name == "main.main")
        .unwrap();
    let at = main
        .code
        .iter()
        .position(|op| matches!(op, raceway_golang::bytecode::Op::DivS { .. }))
        .unwrap();
    let (file, line) = main.line(at as u32);
    assert_eq!((&*program.files[file as usize], line), ("prog.go", 5));
}

#[test]
fn floats_in_memory_are_operands() {
    check(
        "import \"math\"
         type B struct{ x, y float64 }
         func main() { f(nil, nil) }
         func f(a, b *B) { a.y -= (a.x - b.x) * math.Sqrt(b.y) * a.y }",
        "Load d7 p2 off0
         SubFL d6 a7 p3 off0
         Load d8 p3 off1
         SqrtF d7 a8
         MulF d5 a6 b7
         MulFL d4 a5 p2 off1
         SubFM p2 a4 off1
         Ret",
    );
}

/// The code of the one function with this name.
fn code_of(program: &Program, name: &str) -> String {
    let func = program.funcs.iter().find(|f| f.name == name);
    let func = func.unwrap_or_else(|| panic!("no {name}"));
    let text = disasm::func(program, func);
    text.lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn instances_are_as_written_by_hand() {
    let generic = compile_verified(
        "package main
         type Number interface{ ~int | ~float64 }
         type Stack[T any] struct{ items []T }
         func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
         func Sum[T Number](xs []T) (total T) { for _, x := range xs { total += x * 2 }; return }
         func Index[S ~[]E, E comparable](s S, x E) int { for i := range s { if s[i] == x { return i } }; return -1 }
         func main() { println(Sum([]int{1}), Index([]string{}, \"\")); var s Stack[int]; s.Push(1) }",
    );
    let plain = compile_verified(
        "package main
         type Stack struct{ items []int }
         func (s *Stack) Push(x int) { s.items = append(s.items, x) }
         func Sum(xs []int) (total int) { for _, x := range xs { total += x * 2 }; return }
         func Index(s []string, x string) int { for i := range s { if s[i] == x { return i } }; return -1 }
         func main() { println(Sum([]int{1}), Index([]string{}, \"\")); var s Stack; s.Push(1) }",
    );
    for (instance, by_hand) in [
        ("main.Sum[...]", "main.Sum"),
        ("main.Index[...]", "main.Index"),
        ("main.(*Stack[...]).Push", "main.(*Stack).Push"),
    ] {
        assert_eq!(code_of(&generic, instance), code_of(&plain, by_hand));
    }
}

#[test]
fn equal_arguments_share_an_instance() {
    let program = compile_verified(
        "package main
         type I = int
         func id[T any](x T) T { return x }
         func main() { println(id(1), id[I](2), id(\"a\"), id(\"b\"), id(1.5)) }",
    );
    let count = program.funcs.iter().filter(|f| f.name == "main.id[...]");
    assert_eq!(count.count(), 3);
}

#[test]
fn many_words_fit_in_closures_and_appends() {
    let names: Vec<String> = (0..40).map(|i| format!("v{i}")).collect();
    let decls: String = names
        .iter()
        .map(|n| format!("{n} := [1]T{{}}; s{n} := {n}[0];"))
        .collect();
    let uses = names
        .iter()
        .map(|n| format!("s{n}.h"))
        .collect::<Vec<_>>()
        .join("+");
    let program = compile_verified(&format!(
        "package main
         type T struct{{ a, b, c, d, e, f, g, h int }}
         func main() {{ {decls} f := func() int {{ return {uses} }}; println(f()) }}"
    ));
    let main = code_of(&program, "main.main");
    assert!(main.contains("MkClosure"), "{main}");
    let elems = vec!["1"; 300].join(",");
    let program = compile_verified(&format!(
        "package main
         func main() {{ var s []int; s = append(s, {elems}); println(len(s)) }}"
    ));
    assert!(code_of(&program, "main.main").contains("AppendSlice"));
}
