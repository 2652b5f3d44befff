package main

import "fmt"

type point struct{ x, y int }

func main() {
	m := make([][]float64, 3)
	for i := range m {
		m[i] = make([]float64, 4)
		for j := range m[i] {
			m[i][j] = float64(i) / float64(j+1)
		}
	}
	fmt.Println(m)
	ps := []point{{1, 2}, {3, 4}}
	for _, p := range ps {
		p.x = 100
	}
	for i := range ps {
		ps[i].y *= 10
	}
	q := &ps[1]
	q.x = -1
	fmt.Println(ps, *q)
	pp := []*point{{5, 6}, {7, 8}}
	pp[0].x++
	fmt.Println(*pp[0], pp[1].y)
	bools := make([]bool, 3)
	bools[1] = true
	bp := &bools[2]
	*bp = true
	fmt.Println(bools)
	clear(ps)
	fmt.Println(ps, min(3, 1, 2), max(2.5, 1))
}

// Output:
// [[0 0 0 0] [1 0.5 0.3333333333333333 0.25] [2 1 0.6666666666666666 0.5]]
// [{1 20} {-1 40}] {-1 40}
// {6 6} 8
// [false true true]
// [{0 0} {0 0}] 1 2.5
