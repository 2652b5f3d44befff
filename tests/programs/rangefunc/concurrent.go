// Loops over functions with goroutines, channels and locks in body and iterator.
package main

import (
	"fmt"
	"sync"
)

func workers(n int) func(func(int, chan<- int) bool) {
	return func(yield func(int, chan<- int) bool) {
		results := make(chan int)
		var wg sync.WaitGroup
		for i := range n {
			wg.Add(1)
			if !yield(i, results) {
				break
			}
			go func() { defer wg.Done() }()
		}
		wg.Wait()
	}
}

func fromChan[T any](c <-chan T) func(func(T) bool) {
	return func(yield func(T) bool) {
		for x := range c {
			if !yield(x) {
				return
			}
		}
	}
}

func main() {
	var mu sync.Mutex
	sum := 0
	var wg sync.WaitGroup
	for i := range workers(20) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			sum += i
		}()
	}
	wg.Wait()
	fmt.Println(sum)

	c := make(chan [3]int)
	go func() {
		defer close(c)
		for i := range 5 {
			c <- [3]int{i, i * i, 1}
		}
	}()
	total := 0
	for x := range fromChan(c) {
		total += x[1]
		done := make(chan bool)
		go func() { total += x[2]; done <- true }()
		<-done
	}
	fmt.Println(total)
}

// Output:
// 190
// 35
