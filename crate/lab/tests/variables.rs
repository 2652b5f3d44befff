//! The variables that whoever steps through a run sees.

use raceway_lab::Source;
use raceway_lab::explore::{Choosing, Options};
use raceway_lab::stepping::{Action, Stand, Stepping};
use std::collections::HashMap;

/// Each line where main's goroutine stood during the run, with the variables of its innermost frame there, as `name type = value`.
fn watch(program: &str) -> Vec<(u64, Vec<String>)> {
    let sources = vec![Source {
        name: "prog.go".into(),
        text: program.into(),
    }];
    let options = Options::default();
    let mut stepping = Stepping::default();
    let run = stepping.run(
        sources.clone(),
        HashMap::new(),
        &options,
        Choosing::RoundRobin(0),
    );
    let schedule = field(&run, "schedule").expect(&run);
    let mut seen = Vec::new();
    for step in 0..400 {
        let stand = Stand {
            schedule: schedule.clone(),
            step,
        };
        let action = Action::GoTo(step);
        let view = stepping.step(
            sources.clone(),
            HashMap::new(),
            &options,
            &stand,
            &action,
            false,
        );
        if view.contains("\"finished\":") {
            break;
        }
        let Some((_, first)) = view.split_once("\"frames\":[{") else {
            continue;
        };
        let line = first.split("\"line\":").nth(1).map(|s| {
            let digits: String = s.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(0)
        });
        let list = first.split("\"variables\":[").nth(1).unwrap_or("");
        let list = list.split("}]").next().unwrap_or("");
        let list = if list.starts_with(']') { "" } else { list };
        let variables = list.split("},{").filter(|v| !v.is_empty()).map(|v| {
            let part = |key| field(v, key).unwrap_or_default();
            format!("{} {} = {}", part("name"), part("type"), part("value"))
        });
        seen.push((line.unwrap_or(0), variables.collect()));
    }
    seen
}

/// The text behind a key, where it first stands.
fn field(json: &str, key: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!("\"{key}\":\""))?;
    let mut text = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => text.push(chars.next()?),
            c => text.push(c),
        }
    }
}

/// The variables at the line marked `// here`, when it is first come to.
fn here(program: &str) -> Vec<String> {
    let line = program.lines().position(|l| l.ends_with("// here"));
    let line = line.expect("a marked line") as u64 + 1;
    let all = watch(program);
    let at = all.iter().find(|(at, _)| *at == line);
    at.unwrap_or_else(|| panic!("line {line} is among {all:?}"))
        .1
        .clone()
}

#[test]
fn values_of_all_kinds_are_shown() {
    let program = r#"package main

type point struct{ x, y int }

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type tree struct {
	left, right *tree
	value       int
}

type big struct {
	name string
	list [4]int
}

func main() {
	c := make(chan int, 2)
	c <- 7
	i, u, f, b := -5, uint8(200), 2.5, true
	z := complex(1, -2)
	s, empty := "a \"b\"", ""
	p := point{1, 2}
	q := &p
	var none *point
	xs := []int{1, 2, 3}
	var nils []int
	long := make([]byte, 20)
	array := [3]bool{true, false, true}
	m := map[string]int{"b": 2, "a": 1}
	var sh shape = square{3}
	var any1 any
	var err error
	fn := func() {}
	var nofn func()
	t := &tree{value: 1}
	t.left = t
	g := big{"n", [4]int{1, 2, 3, 4}}
	e := struct{}{}
	f32 := float32(0.1)
	huge := 1e300
	ptr := &i
	bp := &long[3]
	*bp = 9
	<-c // here
	println(i, u, f, b, z, s, empty, p.x, q, none, len(xs), nils, array[0], len(m), sh, any1, err, fn, nofn, t, g.name, e, f32, huge, *ptr)
}
"#;
    let shown = here(program);
    let expected = [
        "c chan int = chan 1 (1/2)",
        "i int = -5",
        "u uint8 = 200",
        "f float64 = 2.5",
        "b bool = true",
        "z complex128 = (1-2i)",
        "s string = \"a \\\"b\\\"\"",
        "empty string = \"\"",
        "p main.point = {x:1 y:2}",
        "q *main.point = &{x:1 y:2}",
        "none *main.point = nil",
        "xs []int = [1 2 3]",
        "nils []int = nil",
        "long []uint8 = [0 0 0 9 0 0 0 0 … +12]",
        "array [3]bool = [true false true]",
        "m map[string]int = map[a:1 b:2]",
        "sh main.shape = main.square {side:3}",
        "any1 interface {} = nil",
        "err error = nil",
        "fn func() = main.main.func1",
        "nofn func() = nil",
        "t *main.tree = &{left:&{…} right:nil value:1}",
        "g main.big = {name:\"n\" list:[1 2 3 4]}",
        "e struct {} = {}",
        "f32 float32 = 0.1",
        "huge float64 = 1e300",
        "ptr *int = &-5",
        "bp *uint8 = &9",
    ];
    // Keys of maps of strings are in quotes, as all strings are.
    let shown: Vec<String> = shown
        .iter()
        .map(|v| v.replace("map[\"a\":1 \"b\":2]", "map[a:1 b:2]"))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn variables_come_and_go_with_their_scopes() {
    let program = r#"package main

func main() {
	c := make(chan int, 8)
	total := 0
	for i := range 2 {
		double := 2 * i
		c <- double
		total += double
	}
	if n := len(c); n > 0 {
		last := <-c
		c <- last
	}
	close(c)
	for v := range c {
		total := v
		c := make(chan int, 1)
		c <- total
	}
}
"#;
    let all = watch(program);
    let at = |line: u64| -> Vec<String> {
        let here = all.iter().filter(|(at, _)| *at == line);
        here.map(|(_, v)| v.join("; ")).collect()
    };
    assert_eq!(
        at(8),
        [
            "c chan int = chan 1 (0/8); total int = 0; i int = 0; double int = 0",
            "c chan int = chan 1 (1/8); total int = 0; i int = 1; double int = 2"
        ]
    );
    assert_eq!(
        at(12),
        ["c chan int = chan 1 (2/8); total int = 2; n int = 2"]
    );
    assert_eq!(
        at(13),
        ["c chan int = chan 1 (1/8); total int = 2; n int = 2; last int = 0"]
    );
    assert_eq!(at(15), ["c chan int = chan 1 (2/8); total int = 2"]);
    // The inner ones hide the outer ones.
    assert!(
        at(19)[0].ends_with("v int = 2; total int = 2; c chan int = chan 2 (0/1)"),
        "{all:?}"
    );
}

#[test]
fn parameters_results_captures_and_receivers_are_variables() {
    let program = r#"package main

type account struct{ balance int }

var c = make(chan int, 4)

func (a *account) add(n int) (sum int, err error) {
	sum = a.balance + n
	c <- sum // here
	a.balance = sum
	return
}

func main() {
	a := &account{10}
	k := 3
	func() { a.add(k) }()
}
"#;
    assert_eq!(
        here(program),
        [
            "a *main.account = &{balance:10}",
            "n int = 3",
            "sum int = 13",
            "err error = nil"
        ]
        .map(String::from)
    );
    let closure = "package main\n\nfunc main() {\n\tc := make(chan int, 1)\n\tk, seen := 3, 0\n\tfunc() {\n\t\tc <- k // here\n\t\tseen++\n\t}()\n\tprintln(seen)\n}\n";
    let mut captured = here(closure);
    captured.sort();
    assert_eq!(
        captured,
        ["c chan int = chan 1 (0/1)", "k int = 3", "seen int = 0"]
    );
    let generic = "package main\n\nfunc send[T any](c chan T, v T) {\n\tc <- v // here\n}\n\nfunc main() { send(make(chan string, 1), \"x\") }\n";
    assert_eq!(
        here(generic),
        ["c chan string = chan 1 (0/1)", "v string = \"x\""]
    );
}
