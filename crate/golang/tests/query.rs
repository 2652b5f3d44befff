//! The editor's questions. A `|` in a program marks where they are asked.

use raceway_golang::query::{Completion, ItemKind, Snapshot, complete};

/// The program with its marks taken out, and where they were.
fn marked(text: &str) -> (String, Vec<usize>) {
    let mut offsets = Vec::new();
    let mut plain = String::new();
    for part in text.split('|') {
        plain.push_str(part);
        offsets.push(plain.len());
    }
    offsets.pop();
    (plain, offsets)
}

fn files(text: &str) -> Vec<(String, String)> {
    vec![("prog.go".to_string(), text.to_string())]
}

/// The signature and comment at each mark.
fn hovers(text: &str) -> Vec<(String, String)> {
    let (plain, offsets) = marked(text);
    let snapshot = Snapshot::new(files(&plain));
    let hover = |&offset: &usize| match snapshot.hover("prog.go", offset) {
        Some(hover) => {
            assert!(hover.from <= offset && offset <= hover.to, "{hover:?}");
            (hover.signature, hover.doc)
        }
        None => ("nothing".into(), String::new()),
    };
    offsets.iter().map(hover).collect()
}

fn signatures(text: &str, expected: &[&str]) {
    let found: Vec<String> = hovers(text).into_iter().map(|h| h.0).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_are_shown_with_kind_and_type() {
    signatures(
        "package main
import \"fmt\"
const |n = 5
const wide int64 = 1 << 40
var |global = map[string][]int{}
type |Point struct{ |X, Y int }
func (p *Point) Move(dx int, dy int) (ok bool) { p.|X += dx; return |true }
func add(a, b int) int { return |a + b }
func main() {
	x := add(|n, 2)
	p := &Point{|X: |x}
	p.|Move(1, 2)
	|fmt.|Println(|x, |len(global), |wide)
	f := func(s |string) |error { return |nil }
	_ = |f
	for |i, v := range []float64{1} { _, _ = i, |v }
}
",
        &[
            "const n untyped int = 5",
            "var global map[string][]int",
            "type Point struct{ X, Y int }",
            "field X int",
            "field X int",
            "const true untyped bool = true",
            "var a int",
            "const n untyped int = 5",
            "field X int",
            "var x int",
            "func (p *Point) Move(dx int, dy int) (ok bool)",
            "package fmt (\"fmt\")",
            "func fmt.Println(a ...any) (n int, err error)",
            "var x int",
            "func len(v Type) int",
            "const wide int64 = 1099511627776",
            "type string",
            "type error",
            "var nil Type",
            "var f func(string) error",
            "var i int",
            "var v float64",
        ],
    );
}

#[test]
fn the_library_and_interfaces_are_known() {
    signatures(
        "package main
import (
	\"sync\"
	\"strings\"
)
type Shape interface { Area() float64 }
type Square struct { sync.Mutex; side float64 }
func (s Square) Area() float64 { return s.|side * s.side }
func main() {
	var s Shape = Square{}
	s.|Area()
	var q Square
	q.|Lock()
	q.|Mutex.|Unlock()
	var b strings.Builder
	b.|WriteString(\"x\")
	switch |y := s.(type) { case Square: _ = |y.side }
}
",
        &[
            "field side float64",
            "func Area() float64",
            "func (m *Mutex) Lock()",
            "field Mutex sync.Mutex",
            "func (m *Mutex) Unlock()",
            "func (b *Builder) WriteString(s string) (int, error)",
            "var y Square",
            "var y Square",
        ],
    );
}

#[test]
fn comments_of_declarations_are_shown() {
    let docs: Vec<String> = hovers(
        "package main

// Add adds
// two numbers.
//
//go:noinline
func |Add(a, b int) int { return a + b }

var other = 1

const (
	// A is first.
	|A = iota
	|B // B is second.
)

type T struct {
	|n int // how many
	/* The other. */
	|m int
}

func main() { |Add(1, 2) }
",
    )
    .into_iter()
    .map(|h| h.1)
    .collect();
    assert_eq!(
        docs,
        [
            "Add adds\ntwo numbers.",
            "A is first.",
            "B is second.",
            "how many",
            "The other.",
            "Add adds\ntwo numbers."
        ]
    );
}

#[test]
fn definitions_are_found_in_all_files_and_the_library() {
    let (main, marks) = marked(
        "package main
import (
	\"fmt\"
	\"play.ground/|queue\"
)
func main() {
	q := |queue.|New()
	q.|Push(|other())
	q.|Size++
	fmt.|Println(|q)
}
",
    );
    let queue = "package queue\n\ntype Queue struct{ Size int }\n\nfunc New() *Queue { return nil }\n\nfunc (q *Queue) Push(v int) {}\n";
    let helper = "package main\n\nfunc other() int { return 1 }\n";
    let all = [
        ("prog.go", main.as_str()),
        ("queue/queue.go", queue),
        ("helper.go", helper),
    ];
    let all = all
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .to_vec();
    let snapshot = Snapshot::new(all.clone());
    let found: Vec<String> = marks
        .iter()
        .map(|&offset| {
            let target = snapshot
                .definition("prog.go", offset)
                .expect("a definition");
            let own = all
                .iter()
                .find(|(name, _)| *name == target.file)
                .map(|(_, text)| text.as_str());
            let text = target.library.as_deref().or(own).expect("a text");
            let word = text[target.offset..]
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            format!("{} {word}", target.file)
        })
        .collect();
    assert_eq!(
        found,
        [
            "queue/queue.go queue",
            "queue/queue.go queue",
            "queue/queue.go New",
            "queue/queue.go Push",
            "helper.go other",
            "queue/queue.go Size",
            "$GOROOT/src/fmt/fmt.go Println",
            "prog.go q",
        ]
    );
    assert_eq!(snapshot.definition("prog.go", 0), None);
    assert_eq!(snapshot.definition("none.go", 3), None);
}

fn completion(text: &str) -> Option<Completion> {
    let (plain, offsets) = marked(text);
    complete(&files(&plain), "prog.go", offsets[0])
}

fn labels(text: &str) -> Vec<String> {
    completion(text).map_or(Vec::new(), |c| {
        c.items.into_iter().map(|i| i.label).collect()
    })
}

/// The items at the mark begin with these, in this order.
fn completes(text: &str, first: &[&str]) {
    let labels = labels(text);
    assert_eq!(
        labels.get(..first.len()),
        Some(&first.iter().map(|s| s.to_string()).collect::<Vec<_>>()[..]),
        "{labels:?}\n{text}"
    );
}

#[test]
fn names_in_scope_come_inner_ones_first() {
    let text = "package main
import \"fmt\"
var counter int
func count() {}
func main() {
	country := 1
	if true { couple := 2; go func(course int) { cou| }(3) }
	fmt.Println(country, late)
	courier := 5
}
";
    let found = labels(text);
    assert_eq!(found, ["course", "couple", "country", "count", "counter"]);
    let items = completion(text).expect("items").items;
    let of = |label: &str| {
        items
            .iter()
            .find(|i| i.label == label)
            .map(|i| (i.kind, i.ty.clone()))
    };
    assert_eq!(of("counter"), Some((ItemKind::Var, "int".into())));
    assert_eq!(of("count"), Some((ItemKind::Func, "func()".into())));
    completes(
        "package main\nfunc main() { f| }\n",
        &[
            "false",
            "float32",
            "float64",
            "fallthrough",
            "for",
            "func",
            "flag",
            "fmt",
        ],
    );
}

#[test]
fn members_follow_a_dot() {
    let types = "package main
import (\"fmt\"; \"sync\")
type inner struct { deep int }
func (i *inner) Dive() {}
type T struct { inner; name string; mu sync.Mutex }
func (t *T) Rename(name string) error { return nil }
func (t T) String() string { return t.name }
";
    let after =
        |body: &str| format!("{types}func main() {{ var t T; var p = &t; _ = p\n{body}\n}}\n");
    let all = ["Rename", "String", "inner", "name", "mu", "Dive", "deep"];
    completes(&after("t.|"), &all);
    completes(&after("p.|"), &all);
    completes(&after("t.na|"), &["name"]);
    completes(&after("t.mu.|"), &["Lock", "TryLock", "Unlock"]);
    completes(&after("x := t.|\nfmt.Println(x)"), &all);
    completes(&after("fmt.Prin|"), &["Print", "Printf", "Println"]);
    completes(&after("fmt.Println(t.inn|)"), &["inner"]);
    completes(&after("T.|"), &["Rename", "String", "Dive"]);
    completes(&after("if t.|"), &all);
    completes(&after("var e error\ne.|"), &["Error"]);
    completes(&after("_ = T{na|}"), &["name"]);
    completes(&after("strings.Fiel|"), &["Fields", "FieldsFunc"]);
    assert!(
        labels(&after("fmt.|"))
            .iter()
            .all(|l| l.starts_with(char::is_uppercase))
    );
    let items = completion(&after("p.Re|")).expect("items").items;
    assert_eq!(
        (items[0].kind, items[0].ty.as_str()),
        (ItemKind::Method, "func(name string) error")
    );
}

#[test]
fn broken_programs_complete_too() {
    completes(
        "package main\nimport \"fmt\"\nfunc main() {\n\tfmt.Printl|\n",
        &["Println"],
    );
    completes(
        "package main\nimport \"fmt\"\nfunc main() {\n\tx := 1\n\tfor i := 0; i < 3; i++ {\n\t\tfmt.Printl|\n}\n",
        &["Println"],
    );
    completes(
        "package main\nfunc main() {\n\tvalue := 1\n\tprintln(val|\n}\n\nfunc f( {\n",
        &["value"],
    );
    completes(
        "package main\nfunc f(first int) {\n\tif fir|\n}\n",
        &["first"],
    );
    assert!(labels("package main\nfunc main() {\n\twhi|\n}\n").is_empty());
}

#[test]
fn nothing_fits_in_comments_strings_and_declared_names() {
    for text in [
        "package main\n// fm|\nfunc main() {}\n",
        "package main\n/* fm| */\nfunc main() {}\n",
        "package main\nfunc main() { println(\"fm|\") }\n",
        "package main\nfunc mai|\n",
        "package main\nvar fm| int\n",
        "package main\nfunc main() { println(12|) }\n",
    ] {
        assert_eq!(completion(text), None, "{text}");
    }
}

#[test]
fn import_paths_complete() {
    completes("package main\nimport \"sy|\"\n", &["sync", "sync/atomic"]);
    completes(
        "package main\nimport (\n\t\"fmt\"\n\t\"container/|\n)\n",
        &["container/heap", "container/list", "container/ring"],
    );
    completes("package main\nimport s \"str|\n", &["strconv", "strings"]);
    let (plain, offsets) = marked("package main\nimport \"play.|\"\n");
    let all = vec![
        ("prog.go".to_string(), plain),
        ("a/b/c.go".to_string(), "package b\n".to_string()),
    ];
    let found = complete(&all, "prog.go", offsets[0]).expect("items");
    assert_eq!(found.items[0].label, "play.ground/a/b");
}

#[test]
fn packages_to_import_are_offered_with_their_paths() {
    let items = completion("package main\nfunc main() { errgr| }\n")
        .expect("items")
        .items;
    assert_eq!(
        (items[0].label.as_str(), items[0].path.as_deref()),
        ("errgroup", Some("golang.org/x/sync/errgroup"))
    );
}

#[test]
fn every_offset_of_a_broken_program_gets_an_answer() {
    let text = "package main\nimport \"fmt\"\ntype T[P any] struct { x P; *T[int]; y }\nfunc (t T[P]) m(é int) { switch v := any(t).(type) { case é, interface{ m() }: _ = v.x.\n} }\nfunc main() { var a T[string]; a.m(a.; goto é; fmt.Pri(`x\n";
    let snapshot = Snapshot::new(files(text));
    let mut answered = 0;
    for offset in 0..=text.len() + 2 {
        let hover = snapshot.hover("prog.go", offset);
        let _ = snapshot.definition("prog.go", offset);
        answered += usize::from(hover.is_some());
        if offset % 3 == 0 {
            let _ = complete(&files(text), "prog.go", offset);
        }
    }
    assert!(answered > 30, "{answered}");
}
