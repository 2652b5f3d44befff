package main

import "fmt"

type grid [3][3]int

func change(g grid) grid {
	g[1][1] = 5
	return g
}

func main() {
	var g grid
	h := change(g)
	fmt.Println(g, h, g == h, h == change(g))
	p := &g
	p[0][2] = 7
	for i, row := range p {
		for j := range row {
			p[i][j]++
		}
	}
	fmt.Println(g, len(p))
	a := [...]string{2: "c", 0: "a"}
	b := a
	b[1] = "b"
	fmt.Printf("%q %q %d\n", a, b, len(a))
	s := a[:]
	s[0] = "z"
	fmt.Println(a[0], a)
	for i, v := range a {
		a[2] = "changed"
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	arr := [4]int(append([]int{}, 1, 2, 3, 4))
	ptr := (*[2]int)(s2())
	ptr[0] = 100
	fmt.Println(arr, *ptr)
}

func s2() []int { return []int{1, 2, 3} }

// Output:
// [[0 0 0] [0 0 0] [0 0 0]] [[0 0 0] [0 5 0] [0 0 0]] false true
// [[1 1 8] [1 1 1] [1 1 1]] 3
// ["a" "" "c"] ["a" "b" "c"] 3
// z [z  c]
// 0z 1 2c
// [1 2 3 4] [100 2]
