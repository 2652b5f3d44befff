//! Programs that want too much, and programs that are stopped.

use crate::host::{End, Settings, go_with};
use vm::heap::HeapSettings;

fn settings() -> Settings {
    Settings {
        heap: HeapSettings {
            limit: 16 << 20,
            min_goal: 1 << 20,
        },
        ..Settings::default()
    }
}

#[test]
fn endless_recursion() {
    let (end, _) = go_with(
        "package main\nfunc f(n int) int {\n\treturn f(n+1) + 1\n}\nfunc main() { f(0) }",
        settings(),
    );
    let End::Fatal(text) = end else {
        panic!("{end:?}")
    };
    let start = "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\ngoroutine 1 [running]:\nmain.f(...)\n\tprog.go:3\n";
    assert!(text.starts_with(start), "{text}");
    assert!(
        text.contains(" frames elided...\n") && text.ends_with("main.main()\n\tprog.go:5\n"),
        "{text}"
    );
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("main."))
            .count(),
        100
    );
}

#[test]
fn deep_recursion_is_fine() {
    let source = "package main\nfunc f(n int, s string) int { if n == 0 { return len(s) }; return f(n-1, s) + 1 }\nfunc main() { println(f(9000, \"abc\")) }";
    assert_eq!(go_with(source, settings()), (End::Exit(0), "9003\n".into()));
}

#[test]
fn memory_ends_with_gos_words() {
    for body in [
        "var a []*[1000]int; for { a = append(a, new([1000]int)) }",
        "s := \"x\"; for { s += s }",
        "println(len(make([]int, 1<<30)))",
    ] {
        let (end, _) = go_with(
            &format!("package main\nfunc main() {{ {body} }}"),
            settings(),
        );
        let End::Fatal(text) = end else {
            panic!("{body}: {end:?}")
        };
        assert_eq!(
            text,
            "fatal error: out of memory\n\ngoroutine 1 [running]:\nmain.main()\n\tprog.go:2\n"
        );
    }
}

#[test]
fn garbage_is_collected_at_the_limit() {
    let source = "package main
func main() {
	s, sum := \"\", 0
	for i := range 20000 {
		b := make([]byte, 100000)
		b[i] = 1
		s = string(b[i:i+1]) + s[:min(len(s), 50)]
		sum += len(b)
	}
	println(sum, len(s))
}";
    assert_eq!(
        go_with(source, settings()),
        (End::Exit(0), "2000000000 51\n".into())
    );
}

#[test]
fn whatever_loops_can_be_stopped() {
    for body in [
        "for {}",
        "for { f() }",
        "x: goto x",
        "select {}; for {}",
        "for range 1 << 60 {}",
        "defer func() { for {} }()",
    ] {
        let source = format!(
            "package main\nfunc f() {{}}\nfunc main() {{ go func() {{ for {{}} }}(); {body} }}"
        );
        let (end, _) = go_with(
            &source,
            Settings {
                turns: 1000,
                ..settings()
            },
        );
        assert_eq!(end, End::Stopped, "{body}");
    }
}
