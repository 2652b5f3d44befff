// A call, in eight goroutines at once.
package main

import (
	"fmt"
	"time"
)

const N = 32

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// calls counts the calls that fib(n) makes, itself included.
func calls(n int) int {
	a, b := 1, 1
	for i := 1; i < n; i++ {
		a, b = b, a+b+1
	}
	return b
}

func main() {
	begin := time.Now()
	results := make(chan int)
	for g := 0; g < 8; g++ {
		go func() {
			results <- fib(N)
		}()
	}
	sum := 0
	for g := 0; g < 8; g++ {
		sum += <-results
	}
	ns := time.Since(begin).Nanoseconds()
	ops := 8 * calls(N)
	fmt.Println("RESULT", "fibpar8", float64(ns)/float64(ops), ns, ops, sum)
}
