// A value through a channel of capacity 0.
package main

import (
	"fmt"
	"time"
)

const N = 4000000

func main() {
	begin := time.Now()
	values := make(chan int, 0)
	go func() {
		for i := 0; i < N; i++ {
			values <- i
		}
		close(values)
	}()
	sum := 0
	for v := range values {
		sum += v
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "buf0", float64(ns)/float64(ops), ns, ops, sum)
}
