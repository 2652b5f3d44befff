//! Go programs and what they print; each also with a collection at every safepoint.

use crate::host::{End, Settings, go_with};

fn check(source: &str, wanted: &str) {
    for stress in [false, true] {
        let settings = Settings {
            stress,
            fuel: if stress { 1 } else { 50 },
            ..Settings::default()
        };
        assert_eq!(
            go_with(source, settings),
            (End::Exit(0), wanted.to_owned()),
            "{stress}"
        );
    }
}

#[test]
fn arithmetic_and_loops() {
    check(
        r#"
package main
func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
func main() {
	s := 0
	for i := range 100 { s += i }
	println(s, fib(15))
	a := []int{3, 1, 2}
	a = append(a, 5, 6)
	for i, x := range a { println(i, x) }
	m := map[string]int{"a": 1}
	m["b"] += 2
	println(m["a"], m["b"], len(m))
	var i8 int8 = 127
	i8++
	var u uint = 3
	println(i8, u-4 > 0, -7/2, -7%2, 1<<u, ^5, 7&^2)
	f := 1e300
	println(int64(f*f) == -1<<63, f*f > f, uint8(int(f/1e298)))
}
"#,
        "4950 610\n0 3\n1 1\n2 2\n3 5\n4 6\n1 2 2\n-128 true -3 -1 8 -6 5\ntrue true 100\n",
    );
}

/// A map against a slice of pairs; keys of every kind that is hashed in its own way.
#[test]
fn maps_agree_with_a_model() {
    let program = |key: &str, make: &str| {
        format!(
            r#"
package main

type pair struct {{ a, b int }}
type wide struct {{ s string; a [3]int; f float64 }}

func key(n int) {key} {{ {make} }}

func main() {{
	m := map[{key}]int{{}}
	var in [97]bool
	var value [97]int
	seed, count := uint32(1), 0
	for step := range 4000 {{
		seed = seed*1664525 + 1013904223
		n := int(seed>>8) % 97
		switch (seed >> 24) % 4 {{
		case 0:
			delete(m, key(n))
			if in[n] {{ count-- }}
			in[n] = false
		case 1:
			v, ok := m[key(n)]
			if ok != in[n] || ok && v != value[n] {{ panic("get") }}
		default:
			m[key(n)] = step
			if !in[n] {{ count++ }}
			in[n], value[n] = true, step
		}}
		if len(m) != count {{ panic("len") }}
	}}
	sum, n := 0, 0
	for k, v := range m {{ if m[k] != v {{ panic("range") }}; sum += v; n++ }}
	for i := range in {{ if in[i] {{ sum -= value[i] }} }}
	println(sum, n == len(m))
	clear(m)
	println(len(m))
}}
"#
        )
    };
    let kinds = [
        ("int", "return n * 1000003"),
        ("string", "return \"k\" + string(rune(n))"),
        ("float64", "return float64(n) / 4"),
        ("pair", "return pair{n, -n}"),
        ("wide", "return wide{string(rune(n)), [3]int{n}, 0}"),
        ("any", "if n%2 == 0 { return n }; return string(rune(n))"),
        ("[2]string", "return [2]string{string(rune(n)), \"x\"}"),
    ];
    for (key, make) in kinds {
        let settings = Settings {
            stress: key != "int",
            ..Settings::default()
        };
        assert_eq!(
            go_with(&program(key, make), settings),
            (End::Exit(0), "0 true\n0\n".into()),
            "{key}"
        );
    }
}

#[test]
fn maps_may_change_while_they_are_ranged_over() {
    check(
        r#"
package main
import "math"
func main() {
	m := map[int]int{}
	for i := range 100 { m[i] = i }
	seen := map[int]bool{}
	for k := range m {
		if seen[k] { panic("twice") }
		seen[k] = true
		delete(m, (k+1)%100)
		if k < 100 { m[k+1000] = 1 }
		if _, ok := m[k]; !ok && k != 0 { panic("gone") }
	}
	n := 0
	for range m { n++ }
	println(n == len(m))
	for k := range m { delete(m, k) }
	println(len(m))
	nan := map[float64]int{math.NaN(): 1}
	nan[math.NaN()] = 2
	sum := 0
	for k, v := range nan {
		sum += v
		if k == k { panic("NaN") }
		if len(nan) < 40 { for i := range 20 { nan[float64(i)*100] = 0; delete(nan, float64(i)*100); nan[math.Inf(1)] = 0; delete(nan, math.Inf(1)) } }
	}
	println(sum, len(nan))
	for range nan { clear(nan) }
	println(len(nan))
	var none map[string]int
	for range none { panic("none") }
	delete(none, "x")
	println(none["x"], len(none))
	orders := map[int]bool{}
	few := map[int]int{1: 1, 2: 2, 3: 3}
	for range 100 { for k := range few { orders[k] = true; break } }
	println(len(orders))
}
"#,
        "true\n0\n3 2\n0\n0 0\n3\n",
    );
}

#[test]
fn slices_and_strings() {
    check(
        r#"
package main
type big struct{ a [10]int; s string }
func main() {
	var bs []big
	for i := range 20 { b := big{s: string(rune('a' + i))}; b.a[3] = i; bs = append(bs, b) }
	bs[0].a[3] = 100
	c := bs[1]
	bs[1].a[3] = 50
	println(bs[0].a[3], c.a[3], bs[19].s, len(bs))
	a := []int{1, 2, 3, 4, 5}
	copy(a[1:], a)
	println(a[0], a[1], a[2], a[3], a[4])
	a = append(a[:1], a[2:]...)
	println(len(a), cap(a), a[1])
	b := []byte("héllo")
	b = append(b, " wörld"...)
	println(string(b), len(b), len([]rune(string(b))))
	for i, r := range "aé\xff€" { print(i, ":", r, " ") }
	println()
	s := ""
	for i := range 300 { s += string(rune('a' + i%26)) }
	println(len(s), s[25:30], s[:3] < s[1:4], s[299:] == "n")
	arr := [4]int{1, 2, 3, 4}
	p := arr[1:3:3]
	p = append(p, 9)
	p[0] = 7
	println(arr[1], arr[3], len(p), (*[2]int)(p)[1])
	grid := make([][]bool, 10)
	for i := range grid { grid[i] = make([]bool, 10); grid[i][i] = true }
	n := 0
	for _, row := range grid { for _, x := range row { if x { n++ } } }
	println(n)
	var ones [][1]int
	ones = append(ones, [1]int{5}, [1]int{6})
	x := ones[1]
	ones[1][0] = 8
	println(ones[0][0], x[0], ones[1][0])
	clear(a)
	println(a[0], a[3])
}
"#,
        "100 1 t 20\n1 1 2 3 4\n4 5 2\nhéllo wörld 13 11\n0:97 1:233 3:65533 4:8364 \n300 zabcd true true\n2 4 3 3\n10\n5 6 8\n0 0\n",
    );
}

#[test]
fn interfaces_and_closures() {
    check(
        r#"
package main
type shape interface{ area() int }
type namer interface{ name() string }
type sq int
type rect struct{ w, h int }
type vast struct{ a [20]int }
func (s sq) area() int { return int(s * s) }
func (r rect) area() int { return r.w * r.h }
func (r *rect) grow() { r.w++ }
func (r rect) name() string { return "rect" }
func (v vast) area() int { return v.a[7] }
func (v *vast) name() string { return "vast" }
func kind(x any) string {
	switch v := x.(type) {
	case nil: return "nil"
	case namer: return v.name()
	case int, string: return "basic"
	case []int: return "slice"
	case error: return v.Error()
	}
	return "other"
}
func main() {
	v := vast{}
	v.a[7] = 77
	shapes := []shape{sq(3), rect{2, 5}, &rect{1, 1}, v, &v}
	sum := 0
	for _, s := range shapes { sum += s.area() }
	println(sum)
	println(kind(nil), kind(rect{}), kind(&v), kind(v), kind(1), kind([]int{}), kind(1.5))
	var a, b any = rect{1, 2}, rect{1, 2}
	println(a == b, a != any(sq(1)), any(v) == any(v))
	if _, ok := a.(namer); ok { println("namer") }
	fs := []func() int{}
	for i := range 3 { n := i; fs = append(fs, func() int { n += i; return n }) }
	for _, f := range fs { print(f(), f(), " ") }
	println()
	r := rect{1, 1}
	grow := r.grow
	grow(); grow()
	println(r.w, rect.area(r), shape.area(r))
}
"#,
        "174\nnil rect vast other basic slice other\ntrue true true\nnamer\n00 23 46 \n3 3 3\n",
    );
}

#[test]
fn goroutines_and_channels() {
    check(
        r#"
package main
type msg struct{ a, b int; s string }
func gen(n int, c chan<- int) { for i := range n { c <- i }; close(c) }
func main() {
	c := make(chan int)
	go gen(50, c)
	sum := 0
	for x := range c { sum += x }
	println(sum)
	ms := make(chan msg, 4)
	go func() { for i := range 10 { ms <- msg{i, -i, string(rune('a' + i))} }; close(ms) }()
	for m := range ms { if m.a == 7 { println(m.b, m.s) } }
	m, ok := <-ms
	println(m.a, m.s == "", ok)
	quit := make(chan struct{})
	out := make(chan int, 1)
	go func() {
		n := 0
		for { select { case out <- n: n++; case <-quit: close(out); return } }
	}()
	for range 10 { <-out }
	close(quit)
	println(len(c), cap(ms))
	select { case x := <-make(chan int): println(x); default: println("default") }
}
"#,
        "1225\n-7 h\n0 true false\n0 4\ndefault\n",
    );
}
