//! The type checker against gc.
//!
//! `tests/check/*.txt` hold programs, each under a line `== name`. A comment `// ERROR "5: message"` at
//! the end of a line says what gc reports there: column and message, with `\n` and `\t` for the further
//! lines of a message; several on a line in order. Nothing else may be reported. The expectations were
//! written down from gc's own output (`go tool compile -e`).

use raceway_golang::check::constant::Const;
use raceway_golang::check::info::*;
use raceway_golang::check::types::*;
use raceway_golang::check::{Options, check_program};
use raceway_golang::library;
use raceway_golang::source::{Diagnostic, SourceMap};
use raceway_golang::syntax::ast::*;
use std::path::Path;

#[test]
fn reports_what_gc_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("tests/check")
        .map(|e| e.expect("entry").path())
        .collect();
    files.sort();
    let (mut cases, mut errors, mut wrong) = (0, 0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        for case in text.split("\n== ").skip(1) {
            let (name, source) = case.split_once('\n').expect("a case has a body");
            let expected = expectations(source);
            let found = reported(source);
            cases += 1;
            errors += expected.len();
            if found != expected {
                let file = file
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let only = |a: &[String], b: &[String]| {
                    a.iter()
                        .filter(|x| !b.contains(x))
                        .cloned()
                        .collect::<Vec<_>>()
                        .join("\n    ")
                };
                let (missing, extra) = (only(&expected, &found), only(&found, &expected));
                wrong.push(format!(
                    "{file}: {name}\n  missing:\n    {missing}\n  extra:\n    {extra}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        cases >= 80 && errors >= 500,
        "{cases} cases, {errors} errors"
    );
}

/// The `line:column: message` of each ERROR comment.
fn expectations(source: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (i, line) in source.lines().enumerate() {
        let Some((_, comment)) = line.split_once(" // ERROR ") else {
            continue;
        };
        for part in comment.trim_matches('"').split("\" \"") {
            let text = part.replace("\\n", "\n").replace("\\t", "\t");
            out.push(format!("{}:{text}", i + 1));
        }
    }
    out
}

fn reported(source: &str) -> Vec<String> {
    let options = Options {
        all_errors: true,
        ..Options::default()
    };
    let (map, _, diagnostics) = check_with(source, &options);
    diagnostics.iter().map(|d| shown(&map, d)).collect()
}

fn shown(map: &SourceMap, d: &Diagnostic) -> String {
    let place = map.place(d.pos).expect("a position");
    format!("{}:{}: {}", place.line, place.column, d.message)
}

fn check_with(source: &str, options: &Options) -> (SourceMap, Info, Vec<Diagnostic>) {
    let mut map = SourceMap::default();
    let files = vec![("prog.go".to_string(), source.to_string())];
    let (info, diagnostics) = check_program(&mut map, files, &|p| library::source(p), options);
    (map, info, diagnostics)
}

/// A program that must check, with what was learnt about it.
struct Good {
    info: Info,
}

fn good(source: &str) -> Good {
    let (map, info, diagnostics) = check_with(source, &Options::default());
    let texts: Vec<String> = diagnostics.iter().map(|d| shown(&map, d)).collect();
    assert!(texts.is_empty(), "{}", texts.join("\n"));
    Good { info }
}

impl Good {
    /// The object of this name declared by the program (the last one, where there are several).
    fn object(&self, name: &str) -> &Object {
        let main = self.info.packages.len() as u32 - 1;
        let found = self.info.objects.iter().rev();
        let mut found = found.filter(|o| &*o.name == name && o.package == Some(main));
        found.next().unwrap_or_else(|| panic!("no object {name}"))
    }

    fn type_of(&self, name: &str) -> String {
        self.text(self.object(name).ty)
    }

    fn constant(&self, name: &str) -> String {
        match &self.object(name).kind {
            ObjKind::Const(value) => value.to_string(),
            other => panic!("{name} is {other:?}"),
        }
    }

    /// A type without the checker's help: enough for tests.
    fn text(&self, ty: TypeId) -> String {
        let list = |types: &[TypeId]| {
            types
                .iter()
                .map(|&t| self.text(t))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match self.info.types.get(ty) {
            Type::Basic(basic) => basic.name().to_string(),
            Type::Named(id) => self.info.types.named(*id).name.to_string(),
            Type::Pointer(t) => format!("*{}", self.text(*t)),
            Type::Slice(t) => format!("[]{}", self.text(*t)),
            Type::Array { len, elem } => format!("[{len}]{}", self.text(*elem)),
            Type::Map { key, value } => format!("map[{}]{}", self.text(*key), self.text(*value)),
            Type::Chan { dir, elem } => format!("{dir:?} chan {}", self.text(*elem)),
            Type::Struct(fields) => format!("struct of {}", fields.len()),
            Type::Func(sig) => format!("func({}) ({})", list(&sig.params), list(&sig.results)),
            Type::Interface(iface) => format!("interface of {}", iface.methods.len()),
            Type::Tuple(types) => format!("({})", list(types)),
            Type::TypeParam(_) => "type parameter".to_string(),
        }
    }

    /// Every expression of the program's own package whose node satisfies `test`.
    fn recorded(&self, test: impl Fn(&Expr) -> bool) -> Vec<&TypeAndValue> {
        let package = self.info.packages.last().expect("a package");
        let mut found = Vec::new();
        for file in &package.files {
            for decl in &file.decls {
                let mut visit = |e: &Expr| {
                    if test(e) {
                        found.extend(self.info.expr(e.id));
                    }
                };
                match decl {
                    Decl::Var(v) => v.values.iter().for_each(|e| walk(e, &mut visit)),
                    Decl::Const(c) => c.values.iter().for_each(|e| walk(e, &mut visit)),
                    _ => {}
                }
            }
        }
        found
    }

    fn init_names(&self) -> Vec<String> {
        let steps = self.info.init_order.last().expect("a package");
        let name =
            |o: &Option<ObjId>| o.map_or("_".to_string(), |o| self.info.object(o).name.to_string());
        steps
            .iter()
            .map(|s| s.lhs.iter().map(name).collect::<Vec<_>>().join(","))
            .collect()
    }
}

fn walk(e: &Expr, visit: &mut impl FnMut(&Expr)) {
    visit(e);
    match &e.kind {
        ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Unary { x, .. } => walk(x, visit),
        ExprKind::Selector { x, .. } => walk(x, visit),
        ExprKind::Binary { x, y, .. } => {
            walk(x, visit);
            walk(y, visit);
        }
        ExprKind::Call { fun, args, .. } => {
            walk(fun, visit);
            args.iter().for_each(|a| walk(a, visit));
        }
        ExprKind::Composite { elems, .. } => elems.iter().for_each(|el| walk(&el.value, visit)),
        ExprKind::Index { x, indices } => {
            walk(x, visit);
            indices.iter().for_each(|i| walk(i, visit));
        }
        _ => {}
    }
}

fn is_literal(text: &'static str) -> impl Fn(&Expr) -> bool {
    move |e| matches!(&e.kind, ExprKind::Literal(_, t) if &**t == text)
}

#[test]
fn untyped_constants_take_the_type_of_their_context() {
    let p = good(
        "package main
type D int64
var a float64 = 2
var b = D(1) * 3
var c any = 4
var d uint8 = 'x'
var s uint = 5
var e int64 = 6 << s
var f = len([]int{7})
var g = []float32{8}
var h D = 9 + 10
func main() {}
",
    );
    let one = |text| {
        let found = p.recorded(is_literal(text));
        assert_eq!(found.len(), 1, "{text}");
        (
            p.text(found[0].ty),
            found[0].value.as_ref().expect("a value").to_string(),
        )
    };
    assert_eq!(one("2"), ("float64".into(), "2".into()));
    assert_eq!(one("3"), ("D".into(), "3".into()));
    assert_eq!(one("4"), ("int".into(), "4".into()));
    assert_eq!(one("'x'"), ("uint8".into(), "120".into()));
    assert_eq!(one("6"), ("int64".into(), "6".into()));
    assert_eq!(one("7"), ("int".into(), "7".into()));
    assert_eq!(one("8"), ("float32".into(), "8".into()));
    assert_eq!(p.type_of("b"), "D");
    assert_eq!(p.type_of("f"), "int");
    let sum = p.recorded(|e| {
        matches!(
            e.kind,
            ExprKind::Binary {
                op: BinaryOp::Add,
                ..
            }
        )
    });
    assert_eq!(p.text(sum[0].ty), "D");
}

#[test]
fn constants_are_exact() {
    let p = good(
        "package main
const big = 1 << 500
const small = big >> 498
const third = 1.0 / 3
const one = third * 3
const (
	_  = iota
	kb = 1 << (10 * iota)
	mb
)
const mask uint8 = ^uint8(15)
const text = \"a\" + \"b\"
const yes = text < \"b\" && !false
const r = 'a' + 1
const half float32 = 0.1
const q = 7 / 2
const fq = 7 / 2.0
const n = len(text)
const m = -7 % 3
const c0 = string(rune(0x4e16))
func main() {}
",
    );
    for (name, value) in [
        ("small", "4"),
        ("one", "1"),
        ("kb", "1024"),
        ("mb", "1048576"),
        ("mask", "240"),
        ("text", "\"ab\""),
        ("yes", "true"),
        ("r", "98"),
        ("q", "3"),
        ("fq", "3.5"),
        ("n", "2"),
        ("m", "-1"),
        ("c0", "\"世\""),
    ] {
        assert_eq!(p.constant(name), value, "{name}");
    }
    assert_eq!(p.type_of("r"), "untyped rune");
    let ObjKind::Const(half) = &p.object("half").kind else {
        panic!("no constant")
    };
    assert_eq!(half.to_f64(), Some(f64::from(0.1f32)));
}

#[test]
fn selections_say_the_way() {
    let p = good(
        "package main
type A struct{ x, y int }
func (a *A) inc() {}
type B struct {
	n int
	*A
}
type C struct {
	s string
	B
}
type I interface{ inc() }
var c C
var y = c.y
var f = c.inc
var i I = &c
var g = i.inc
var h = (*A).inc
var k = I.inc
func main() {}
",
    );
    let way = |name: &str| {
        let package = p.info.packages.last().expect("a package");
        for decl in &package.files[0].decls {
            if let Decl::Var(v) = decl
                && &*v.names[0].name == name
            {
                return p
                    .info
                    .selections
                    .get(&v.values[0].id)
                    .expect("a selection")
                    .clone();
            }
        }
        panic!("no variable {name}");
    };
    let y = way("y");
    assert!(matches!(y.kind, SelectionKind::Field));
    assert_eq!(y.path, [1, 1, 1]);
    let f = way("f");
    assert!(matches!(
        f.kind,
        SelectionKind::Method { pointer: true, .. }
    ));
    assert_eq!(f.path, [1, 1]);
    assert!(matches!(&way("g").kind, SelectionKind::InterfaceMethod { name } if &**name == "inc"));
    let h = way("h");
    assert!(matches!(
        h.kind,
        SelectionKind::MethodExpr { pointer: true, .. }
    ));
    assert_eq!(p.text(h.ty), "func(*A) ()");
    assert!(matches!(
        way("k").kind,
        SelectionKind::InterfaceMethodExpr { .. }
    ));
    assert_eq!(p.type_of("f"), "func() ()");
}

#[test]
fn variables_initialise_in_the_order_of_their_needs() {
    let p = good(
        "package main
var a = c + b
var b = f()
var c = 1
var d = 3
func f() int { d++; return d }
var x, y = pair()
var _ = x
var z int
func pair() (int, int) { return g(), z }
func g() int { return a }
func main() {}
",
    );
    assert_eq!(p.init_names(), ["c", "d", "b", "a", "x,y", "_"]);
}

#[test]
fn identical_types_are_one() {
    let p = good(
        "package main
type T = []byte
type F = func(x int) (err error)
var a []uint8
var b T
var c F
var d func(int) error
var e any
var f interface{}
var g map[string]rune
var h map[string]int32
func main() {}
",
    );
    for (x, y) in [("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")] {
        assert_eq!(p.object(x).ty, p.object(y).ty, "{x} and {y}");
    }
}

#[test]
fn clause_variables_and_results_are_recorded() {
    let p = good(
        "package main
func f(v any) (n int, ok bool) {
	switch t := v.(type) {
	case int:
		n = t
	case string, []byte:
		_ = t
	default:
		_ = t
	}
	x, ok := v.(int)
	for i, r := range \"abc\" {
		n += i + int(r)
	}
	return n + x, ok
}
func main() { f(1) }
",
    );
    let mut types: Vec<(u32, String)> = p
        .info
        .clause_vars
        .iter()
        .map(|((_, clause), &obj)| (*clause, p.text(p.info.object(obj).ty)))
        .collect();
    types.sort();
    let any = "interface of 0".to_string();
    assert_eq!(types, [(0, "int".to_string()), (1, any.clone()), (2, any)]);
    assert_eq!(p.type_of("r"), "int32");
    assert_eq!(p.object("ok").kind, ObjKind::Var(VarKind::Result));
    assert!(p.info.main.is_some());
}

#[test]
fn overrides_replace_initialisers() {
    let source = "package main
const workers = 4
var rate = 1.5
var name = \"a\"
func main() { println(workers, rate, name) }
";
    let with = |name: &str, value: &str| Options {
        overrides: [(name.to_string(), value.to_string())].into(),
        ..Options::default()
    };
    let (_, info, diagnostics) = check_with(source, &with("workers", "-16"));
    assert!(diagnostics.is_empty());
    let value = info
        .objects
        .iter()
        .find(|o| &*o.name == "workers")
        .map(|o| o.kind.clone());
    assert_eq!(value, Some(ObjKind::Const(Const::Int((-16).into()))));
    let (_, _, diagnostics) = check_with(source, &with("rate", "2.25"));
    assert!(diagnostics.is_empty());
    let (_, _, diagnostics) = check_with(source, &with("rate", "f()"));
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn unavailable_packages_are_said_once() {
    let source = "package main\nimport \"net/http\"\nfunc main() { http.Get(1).x() }\n";
    assert_eq!(
        reported(source),
        ["2:8: package net/http is not available in Raceway"]
    );
}

#[test]
fn ten_errors_are_enough() {
    let body: String = (0..20).map(|i| format!("\tundefined{i}()\n")).collect();
    let source = format!("package main\nfunc main() {{\n{body}}}\n");
    let (map, _, diagnostics) = check_with(&source, &Options::default());
    assert_eq!(diagnostics.len(), 11);
    assert_eq!(shown(&map, &diagnostics[10]), "12:2: too many errors");
    assert_eq!(shown(&map, &diagnostics[0]), "3:2: undefined: undefined0");
}

#[test]
fn library_packages_check() {
    let mut paths: Vec<&str> = library::paths().collect();
    paths.sort_unstable();
    let imports: String = paths
        .iter()
        .map(|p| format!("import _ \"{p}\"\n"))
        .collect();
    good(&format!("package main\n{imports}func main() {{}}\n"));
}

#[test]
fn damaged_programs_do_not_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % bound.max(1) as u64) as usize
    };
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).expect("tests/check") {
        let text = std::fs::read_to_string(entry.expect("entry").path()).expect("readable");
        for case in text.split("\n== ").skip(1) {
            let lines: Vec<&str> = case
                .lines()
                .skip(1)
                .map(|l| l.split(" // ERROR").next().unwrap_or(l))
                .collect();
            for _ in 0..6 {
                let mut damaged = lines.clone();
                for _ in 0..1 + random(3) {
                    let (a, b) = (random(damaged.len()), random(damaged.len()));
                    match random(4) {
                        0 => drop(damaged.remove(a)),
                        1 => damaged.swap(a, b),
                        2 => damaged.insert(a, lines[b.min(lines.len() - 1)]),
                        _ => damaged[a] = damaged[b],
                    }
                    if damaged.is_empty() {
                        damaged.push("package main");
                    }
                }
                reported(&damaged.join("\n"));
                tried += 1;
            }
        }
    }
    assert!(tried > 400);
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("-", ""),
        ("[]", "int{}"),
        ("*", "x"),
        ("f(", ")"),
    ] {
        let source = format!(
            "package main\nvar x = {}1{}\nfunc main() {{}}\n",
            open.repeat(3000),
            close.repeat(3000)
        );
        assert!(!reported(&source).is_empty() || open == "-" || open == "(");
    }
    let chain = vec!["1"; 1500].join(" + ");
    let p = good(&format!(
        "package main\nconst sum = {chain}\nfunc main() {{}}\n"
    ));
    assert_eq!(p.constant("sum"), "1500");
}
