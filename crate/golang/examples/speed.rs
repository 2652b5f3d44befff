//! How long the front end takes for a program: `cargo run --release --example speed -- [LINES]`.
//!
//! The program is made of functions that use most of the language and the usual packages; the library that it
//! imports is parsed, checked and lowered with it each time, as it is on the page.

use raceway_golang::check::{Options, check_program};
use raceway_golang::query::{Snapshot, complete};
use raceway_golang::source::SourceMap;
use raceway_golang::syntax::ast::ExprIds;
use raceway_golang::syntax::parse_file;
use raceway_golang::{library, lower};
use std::time::Instant;

const HEAD: &str = "package main

import (
	\"context\"
	\"errors\"
	\"fmt\"
	\"sort\"
	\"strings\"
	\"sync\"
	\"time\"
)

func main() {
	fmt.Println(errors.New(\"x\"), strings.ToUpper(\"y\"))
}
";

const HELLO: &str = "package main

import \"fmt\"

func main() {
	fmt.Println(\"hello, world\")
}
";

/// Functions that differ by a number, which stands for `#`.
const PART: &str = "
type record# struct {
	name  string
	value int
	next  *record#
	tags  map[string][]int
}

func (r *record#) add(key string, n int) error {
	if r == nil {
		return fmt.Errorf(\"no record for %s: %w\", key, context.Canceled)
	}
	r.tags[key] = append(r.tags[key], n)
	for i, old := range r.tags[key] {
		if old > n && i%2 == 0 {
			r.value += old - n
		}
	}
	return nil
}

func worker#(ctx context.Context, in <-chan int, out chan<- record#, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		select {
		case n, ok := <-in:
			if !ok {
				return
			}
			r := record#{name: strings.Repeat(\"a\", n), value: n, tags: map[string][]int{}}
			switch err := r.add(r.name, n*2); {
			case err != nil:
				fmt.Println(\"failed\", err)
			default:
				out <- r
			}
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			fmt.Printf(\"%d is slow\\n\", #)
		}
	}
}

func init() {
	go worker#(context.Background(), nil, nil, nil)
	fmt.Println(all#(#))
}

func all#(n int) (sum int) {
	var mu sync.Mutex
	values := make([]int, 0, n)
	for i := 0; i < n; i++ {
		values = append(values, func(x int) int { mu.Lock(); defer mu.Unlock(); return x*x + i }(i))
	}
	sort.Slice(values, func(a, b int) bool { return values[a] < values[b] })
	for _, v := range values {
		sum += v
	}
	return sum
}
";

fn program(lines: usize) -> String {
    let mut text = HEAD.to_string();
    let mut n = 0;
    while text.lines().count() < lines {
        text.push_str(&PART.replace('#', &n.to_string()));
        n += 1;
    }
    text
}

const TIMES: usize = 15;

/// The least of several times, in milliseconds.
fn time<R>(what: &str, mut work: impl FnMut() -> R) {
    let mut best = f64::MAX;
    for _ in 0..TIMES {
        let start = Instant::now();
        std::hint::black_box(work());
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    println!("{best:9.3} ms  {what}");
}

fn main() {
    let lines = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(1000);
    let text = program(lines);
    let files = || vec![("prog.go".to_string(), text.clone())];
    println!("{} lines, {} bytes", text.lines().count(), text.len());
    time("parse, without the library", || {
        let mut map = SourceMap::default();
        let base = map.add("prog.go", &text);
        parse_file(&map, base, &mut ExprIds::default(), &mut Vec::new())
    });
    let check = || {
        let mut map = SourceMap::default();
        let (info, errors) =
            check_program(&mut map, files(), &library::source, &Options::default());
        assert!(errors.is_empty(), "{}", errors[0].message);
        (map, info)
    };
    time("parse and check", check);
    let mut checked: Vec<_> = (0..TIMES).map(|_| check()).collect();
    time("lower", || {
        let (map, info) = checked.pop().expect("one for each time");
        lower::lower(info, &map, false).map(|p| p.funcs.len())
    });
    time("parse, check, lower, look for doubtful code", || {
        raceway_golang::compile(files(), &Options::default()).is_ok()
    });
    let small = || vec![("prog.go".to_string(), HEAD.to_string())];
    time("the same for the imports alone", || {
        let head = small()[0].1.replace(
            "func main() {",
            "func main() { _, _, _, _ = context.Background, sort.Ints, sync.OnceFunc, time.Now",
        );
        raceway_golang::compile(vec![("prog.go".into(), head)], &Options::default()).is_ok()
    });
    time("the same for hello, world", || {
        raceway_golang::compile(vec![("prog.go".into(), HELLO.into())], &Options::default()).is_ok()
    });
    let snapshot = Snapshot::new(files());
    let at = text.rfind("values {").unwrap_or(0);
    time("hover", || {
        snapshot.hover("prog.go", at).map(|h| h.signature)
    });
    time("complete", || {
        complete(&files(), "prog.go", at + 3).map(|c| c.items.len())
    });
}
