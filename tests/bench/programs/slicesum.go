// An element of a slice added.
package main

import (
	"fmt"
	"time"
)

const N = 200

func main() {
	xs := make([]int, 100000)
	for i := 0; i < len(xs); i++ {
		xs[i] = i ^ 0x55
	}
	begin := time.Now()
	sum := 0
	for p := 0; p < N; p++ {
		for i := 0; i < len(xs); i++ {
			sum += xs[i] + p
		}
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N * 100000
	fmt.Println("RESULT", "slicesum", float64(ns)/float64(ops), ns, ops, sum)
}
