// A call.
package main

import (
	"fmt"
	"time"
)

const N = 35

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
	sum := fib(N)
	ns := time.Since(begin).Nanoseconds()
	ops := calls(N)
	fmt.Println("RESULT", "fib35", float64(ns)/float64(ops), ns, ops, sum)
}
