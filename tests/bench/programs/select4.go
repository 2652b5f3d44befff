// A receive by a select over four producers.
package main

import (
	"fmt"
	"time"
)

const N = 1000000

func produce(out chan int) {
	for i := 0; i < N/4; i++ {
		out <- i
	}
}

func main() {
	begin := time.Now()
	a, b, c, d := make(chan int), make(chan int), make(chan int), make(chan int)
	go produce(a)
	go produce(b)
	go produce(c)
	go produce(d)
	sum := 0
	for i := 0; i < N; i++ {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum += 2 * v
		case v := <-c:
			sum += 3 * v
		case v := <-d:
			sum += 4 * v
		}
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "select4", float64(ns)/float64(ops), ns, ops, sum)
}
