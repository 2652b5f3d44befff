// A multiplication and addition of a matrix product, over slices of slices.
package main

import (
	"fmt"
	"time"
)

const N = 240

func matrix(entry func(i, j int) int) [][]float64 {
	m := make([][]float64, N)
	for i := range m {
		m[i] = make([]float64, N)
		for j := range m[i] {
			m[i][j] = float64(entry(i, j))
		}
	}
	return m
}

func main() {
	a := matrix(func(i, j int) int { return i*j%7 + 1 })
	b := matrix(func(i, j int) int { return (i+j)%5 + 1 })
	c := matrix(func(i, j int) int { return 0 })
	begin := time.Now()
	for i := 0; i < N; i++ {
		for j := 0; j < N; j++ {
			s := 0.0
			for k := 0; k < N; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N * N * N
	fmt.Println("RESULT", "matmul", float64(ns)/float64(ops), ns, ops, int(c[N-1][N-1]))
}
