package main

import "fmt"

type inner struct {
	a [2]int
	s string
}

type outer struct {
	inner
	n    int
	next *outer
	tags map[string]bool
}

type wide struct{ a, b, c, d, e, f, g, h, i, j, k, l int }

func (w wide) with(n int) wide {
	w.l = n
	return w
}

func swap(a, b outer) (outer, outer) { return b, a }

func main() {
	x := outer{inner: inner{[2]int{1, 2}, "x"}, n: 1}
	y := x
	y.a[0] = 9
	y.s = "y"
	y.next = &x
	x, y = swap(x, y)
	fmt.Println(x.a, x.s, y.a, y.s, x.next == &x, x.inner == y.inner)
	w := wide{l: 1}
	v := w.with(5)
	fmt.Println(w.l, v.l, w == v, w == v.with(1))
	anon := struct {
		x, y int
	}{1, 2}
	pt := &anon
	pt.x += 10
	fmt.Printf("%v %+v %T\n", anon, *pt, anon)
	list := []wide{w, v}
	list[0].c = 3
	copyOf := list[0]
	list[0].c = 4
	fmt.Println(copyOf.c, list[0].c, len(list))
	m := map[string]wide{"w": w}
	z := m["w"]
	z.a = 77
	fmt.Println(m["w"].a, z.a, m["absent"].a)
}

// Output:
// [9 2] y [1 2] x true false
// 1 5 false true
// {11 2} {x:11 y:2} struct { x int; y int }
// 3 4 2
// 0 77 0
