// A job through eight workers, over channels of capacity 100.
package main

import (
	"fmt"
	"time"
)

const N = 1000000

func work(jobs, results chan int) {
	for j := range jobs {
		results <- j * 2
	}
}

func main() {
	begin := time.Now()
	jobs, results := make(chan int, 100), make(chan int, 100)
	for w := 0; w < 8; w++ {
		go work(jobs, results)
	}
	go func() {
		for i := 0; i < N; i++ {
			jobs <- i
		}
		close(jobs)
	}()
	sum := 0
	for i := 0; i < N; i++ {
		sum += <-results
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "workerpool", float64(ns)/float64(ops), ns, ops, sum)
}
