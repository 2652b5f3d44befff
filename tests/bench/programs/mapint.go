// An insertion into, or a look-up in, a map with int keys.
package main

import (
	"fmt"
	"time"
)

const N = 500000

func main() {
	begin := time.Now()
	m := make(map[int]int)
	k := 1
	for i := 0; i < N; i++ {
		k = k * 1103515245 % 2147483647
		m[k] = i
	}
	sum := len(m)
	k = 1
	for i := 0; i < N; i++ {
		k = k * 1103515245 % 2147483647
		if v, ok := m[k+i%2]; ok {
			sum += v
		}
	}
	ns := time.Since(begin).Nanoseconds()
	ops := 2 * N
	fmt.Println("RESULT", "mapint", float64(ns)/float64(ops), ns, ops, sum)
}
