// The body shares the variables around it; each turn has its own loop variables.
package main

import (
	"fmt"
	"iter"
)

func pairs[K comparable, V any](ks []K, vs []V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i := range ks {
			if !yield(ks[i], vs[i]) {
				return
			}
		}
	}
}

func nothing(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n {
			if !yield() {
				return
			}
		}
	}
}

type grid [2][2]int

type point struct{ x, y int }

func grids(yield func(grid, point) bool) {
	g := grid{{1, 2}, {3, 4}}
	_ = yield(g, point{5, 6}) && yield(grid{}, point{})
}

func main() {
	n := 0
	var fs []func() int
	for range nothing(3) {
		n++
		fs = append(fs, func() int { n += 10; return n })
	}
	fmt.Println(n, fs[0](), fs[2](), n)

	var k string
	var v float64
	for k, v = range pairs([]string{"a", "b", "c"}, []float64{1, 2, 3}) {
		if v == 2 {
			break
		}
	}
	fmt.Println(k, v)

	var ps []*int
	for i := range pairs([]int{7, 8}, []bool{true, false}) {
		ps = append(ps, &i)
		i++
	}
	fmt.Println(*ps[0], *ps[1])

	for g, p := range grids {
		g[0][0]++
		p.x++
		fmt.Println(g, p)
	}

	m := map[string]int{}
	arr := [3]int{}
	for m["k"], arr[1] = range pairs([]int{1, 2}, []int{3, 4}) {
	}
	fmt.Println(m, arr)

	total := 0
	for _, x := range pairs([]int{1, 2, 3}, []int{4, 5, 6}) {
		func() {
			for y := range pairs([]int{x}, []int{0}) {
				total += y
			}
		}()
	}
	fmt.Println(total)
}

// Output:
// 23 13 23 23
// b 2
// 8 9
// [[2 2] [3 4]] {6 6}
// [[1 0] [0 0]] {1 0}
// map[k:2] [0 4 0]
// 15
