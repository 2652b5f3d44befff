//! Go programs and what they print.

use crate::host::{End, go};

#[test]
fn arithmetic_and_loops() {
    let (end, out) = go(r#"
package main
func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
func main() {
	s := 0
	for i := range 100 { s += i }
	println(s, fib(20))
	a := []int{3, 1, 2}
	a = append(a, 5, 6)
	for i, x := range a { println(i, x) }
	m := map[string]int{"a": 1}
	m["b"] += 2
	println(m["a"], m["b"], len(m))
}
"#);
    assert_eq!(
        (end, out.as_str()),
        (End::Exit(0), "4950 6765\n0 3\n1 1\n2 2\n3 5\n4 6\n1 2 2\n")
    );
}
