// A number of the range of Eratosthenes' sieve.
package main

import (
	"fmt"
	"time"
)

const N = 5000000

func main() {
	begin := time.Now()
	composite := make([]bool, N+1)
	sum := 0
	for i := 2; i <= N; i++ {
		if !composite[i] {
			sum++
			for j := i + i; j <= N; j += i {
				composite[j] = true
			}
		}
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "eratos", float64(ns)/float64(ops), ns, ops, sum)
}
