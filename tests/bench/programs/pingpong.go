// A round trip between two goroutines over two unbuffered channels.
package main

import (
	"fmt"
	"time"
)

const N = 2000000

func main() {
	begin := time.Now()
	there, back := make(chan int), make(chan int)
	go func() {
		for i := 0; i < N; i++ {
			back <- <-there + 1
		}
	}()
	sum := 0
	for i := 0; i < N; i++ {
		there <- i
		sum += <-back
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "pingpong", float64(ns)/float64(ops), ns, ops, sum)
}
