// A prime found by a chain of goroutines, each a filter.
package main

import (
	"fmt"
	"time"
)

const N = 2000

func generate(out chan int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in, out chan int, prime int) {
	for {
		i := <-in
		if i%prime != 0 {
			out <- i
		}
	}
}

func main() {
	begin := time.Now()
	ch := make(chan int)
	go generate(ch)
	sum := 0
	for i := 0; i < N; i++ {
		prime := <-ch
		sum += prime
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "primesieve", float64(ns)/float64(ops), ns, ops, sum)
}
