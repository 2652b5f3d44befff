//! Panics, recovery, Goexit: the reports are what Go 1.27 prints, without its code offsets.

use crate::host::{End, go};

/// Runs `body` as the end of a program, and gives the report without `pc=` values.
fn report(body: &str) -> (String, String) {
    let (end, out) = go(&format!("package main\n{body}"));
    let report = match end {
        End::Panic(text) | End::Fatal(text) => text,
        other => format!("{other:?}"),
    };
    let lines = report.lines().map(|line| match line.split_once(" pc=") {
        Some((before, _)) => format!("{before}]"),
        None => line.to_owned(),
    });
    (lines.collect::<Vec<_>>().join("\n"), out)
}

fn check(body: &str, wanted: &str) {
    assert_eq!(report(body).0, wanted.trim_matches('\n'), "{body}");
}

#[test]
fn values_are_printed_as_go_does() {
    let cases = [
        ("panic(E(3))", "main.E(3)"),
        ("panic(S(\"a\\nb\"))", "main.S(\"a\n\tb\")"),
        ("panic(Er{\"x\"})", "er:x"),
        ("panic(&St{\"x\"})", "st:x"),
        ("panic(1.5)", "1.5"),
        ("panic(1e6)", "1e+06"),
        ("panic(float32(0.1))", "0.1"),
        ("panic(\"multi\\nline\")", "multi\n\tline"),
        ("panic(true)", "true"),
        ("panic('x')", "120"),
        ("panic(uint8(3))", "3"),
        ("panic(int64(-3))", "-3"),
        ("panic((*St2)(nil))", "(*main.St2) 0x0"),
        (
            "panic(nil)",
            "runtime error: panic called with nil argument",
        ),
        (
            "a := []int{}; i := 5; _ = a[i]",
            "runtime error: index out of range [5] with length 0",
        ),
        (
            "i := -2; _ = make([]int, i)",
            "runtime error: makeslice: len out of range",
        ),
        (
            "a, i := make([]int, 3), 9; _ = a[1:i]",
            "runtime error: slice bounds out of range [:9] with capacity 3",
        ),
        (
            "s, i := \"abc\", 7; println(s[i:])",
            "runtime error: slice bounds out of range [7:3]",
        ),
        (
            "z := 0; println(1 / z)",
            "runtime error: integer divide by zero",
        ),
        (
            "k := -1; println(1 << k)",
            "runtime error: negative shift amount",
        ),
        (
            "var m map[string]int; m[\"a\"] = 1",
            "assignment to entry in nil map",
        ),
        (
            "m := map[any]int{}; m[[]int{1}] = 2",
            "runtime error: hash of unhashable type []int",
        ),
        (
            "var a, b any = []int{1}, []int{1}; println(a == b)",
            "runtime error: comparing uncomparable type []int",
        ),
        (
            "var i any = \"s\"; println(i.(int))",
            "interface conversion: interface {} is string, not int",
        ),
        (
            "var i any; println(i.(int))",
            "interface conversion: interface {} is nil, not int",
        ),
        (
            "var i any = E(1); println(i.(J))",
            "interface conversion: main.E is not main.J: missing method Bar",
        ),
        (
            "var e error = Er{}; println(e.(*St3))",
            "interface conversion: error is main.Er, not *main.St3",
        ),
        ("var c chan int; close(c)", "close of nil channel"),
        (
            "c := make(chan int); close(c); close(c)",
            "close of closed channel",
        ),
        (
            "c := make(chan int); close(c); c <- 1",
            "send on closed channel",
        ),
        (
            "i := -1; c := make(chan int, i); _ = c",
            "makechan: size out of range",
        ),
        (
            "a := make([]int, 1); println([2]int(a)[0])",
            "runtime error: cannot convert slice with length 1 to array or pointer to array with length 2",
        ),
    ];
    for (statement, text) in cases {
        let body = format!(
            "type E int; type S string; type Er struct {{ s string }}; type St struct {{ s string }}; type St2 struct {{}}; type St3 struct {{}}
func (e Er) Error() string {{ return \"er:\" + e.s }}
func (e *St) String() string {{ return \"st:\" + e.s }}
func (e *St3) Error() string {{ return \"\" }}
type J interface {{ Bar() }}
func main() {{ {statement} }}"
        );
        check(
            &body,
            &format!("panic: {text}\n\ngoroutine 1 [running]:\nmain.main()\n\tprog.go:7"),
        );
    }
}

#[test]
fn nil_dereference_names_the_signal() {
    check(
        "type T struct { a int }\nfunc f(p *T) { p.a = 1 }\nfunc main() {\n\tf(nil)\n}",
        "panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0]

goroutine 1 [running]:
main.f(...)
\tprog.go:3
main.main()
\tprog.go:5",
    );
}

#[test]
fn nested_panics() {
    check(
        "func main() {\n\tdefer func() {\n\t\tdefer func() { panic(\"third\") }()\n\t\tpanic(\"second\")\n\t}()\n\tpanic(\"first\")\n}",
        "panic: first
\tpanic: second
\tpanic: third

goroutine 1 [running]:
main.main.func1.1()
\tprog.go:4
panic(...)
\truntime/panic.go
main.main.func1()
\tprog.go:5
panic(...)
\truntime/panic.go
main.main()
\tprog.go:7",
    );
    check(
        "func main() {\n\tdefer func() { panic(recover()) }()\n\tpanic(\"first\")\n}",
        "panic: first [recovered, repanicked]

goroutine 1 [running]:
main.main.func1()
\tprog.go:3
panic(...)
\truntime/panic.go
main.main()
\tprog.go:4",
    );
    let (text, _) =
        report("func main() { defer func() { recover(); panic(\"other\") }(); panic(\"first\") }");
    assert!(
        text.starts_with("panic: first [recovered]\n\tpanic: other\n\n"),
        "{text}"
    );
    let (text, _) = report(
        "type E struct{}; func (E) Error() string { panic(\"in error\") }; func main() { panic(E{}) }",
    );
    assert!(
        text.starts_with("fatal error: panic while printing panic value: in error\n"),
        "{text}"
    );
}

#[test]
fn goroutines_name_their_creator() {
    check(
        "func main() {\n\tgo func() {\n\t\tdefer println(\"d\")\n\t\tpanic(\"in goroutine\")\n\t}()\n\tselect {}\n}",
        "panic: in goroutine

goroutine 2 [running]:
main.main.func1()
\tprog.go:5
created by main.main in goroutine 1
\tprog.go:3",
    );
}

#[test]
fn recovery() {
    let (end, out) = go(r#"
package main

import "runtime"

func named() (x int, s string) {
	defer func() { s += "!" }()
	defer func() { if r := recover(); r != nil { x, s = 7, r.(string) } }()
	panic("boom")
}

type T struct{ n int }
func (t *T) rescue() { t.n = 1; println("rescued", recover() != nil) }

func method() { t := &T{}; defer t.rescue(); panic(1) }
func deeper() { defer func() { helper() }(); panic("not from a helper") }
func helper() { println("helper", recover() == nil) }
func again() (n int) {
	for i := range 3 { defer func() { n += i; recover() }() }
	var m map[int]int
	m[1]++
	return 100
}
func nested() {
	defer func() { println("outer", recover().(string)) }()
	defer func() {
		defer func() { println("inner", recover().(string)) }()
		panic("second")
	}()
	panic("first")
}
func replaced() (s string) {
	defer func() { s = recover().(string) }()
	defer func() { panic("newer") }()
	panic("older")
}
func runtimeError() {
	defer func() {
		err := recover().(runtime.Error)
		println(err.Error())
	}()
	a := []int{1}
	i := 3
	a[i] = 2
}
func main() {
	x, s := named()
	println(x, s)
	method()
	func() { defer func() { println(recover().(string)) }(); deeper() }()
	println(again())
	nested()
	println(replaced())
	runtimeError()
	done := make(chan int)
	go func() {
		defer close(done)
		defer func() { println("goexit", recover() == nil) }()
		defer func() { defer func() { recover() }(); panic("swallowed") }()
		runtime.Goexit()
		println("unreachable")
	}()
	<-done
	println(recover() == nil)
}
"#);
    let wanted = "7 boom!
rescued true
helper true
not from a helper
3
inner second
outer first
newer
runtime error: index out of range [3] with length 1
goexit true
true
";
    assert_eq!((end, out.as_str()), (End::Exit(0), wanted));
}
