// range that assigns: key and value are one parallel assignment, whose places are found first; shift counts of any constant.
package main

import "fmt"

func pairs(yield func(int, int) bool) { yield(0, 7) }

func main() {
	x := []int{10, 20}
	i := 1
	for i, x[i] = range []int{99} {
	}
	fmt.Println(i, x)
	i = 1
	for i, x[i] = range [1]int{98} {
	}
	fmt.Println(i, x)
	r := []rune{1, 2}
	i = 1
	for i, r[i] = range "a" {
	}
	fmt.Println(i, r)
	i = 1
	for i, x[i] = range map[int]int{0: 97} {
	}
	fmt.Println(i, x)
	i = 1
	for i, x[i] = range pairs {
	}
	fmt.Println(i, x)
	var p struct{ k, v int }
	for p.k, p.v = range x {
	}
	fmt.Println(p)
	m := map[string]any{}
	for m["k"], m["v"] = range "é" {
	}
	fmt.Println(m)
	one := 1
	fmt.Println(one<<2., one<<(1+0i), one<<0i, one<<(1<<64-1), -one>>(1<<63))
}

// Output:
// 0 [10 99]
// 0 [10 98]
// 0 [1 97]
// 0 [10 97]
// 0 [7 97]
// {1 97}
// map[k:0 v:233]
// 4 2 1 0 -1
