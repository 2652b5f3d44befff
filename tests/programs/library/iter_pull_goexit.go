package main

import (
	"fmt"
	"iter"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("the caller exits too")
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer fmt.Println("the sequence exits")
			yield(1)
			runtime.Goexit()
		})
		defer stop()
		fmt.Println(next())
		next()
		fmt.Println("not reached")
	})
	wg.Wait()

	// Many at once, each in step with its own user.
	total := make(chan int)
	for w := range 10 {
		go func() {
			next, stop := iter.Pull(func(yield func(int) bool) {
				for i := 0; yield(w * i); i++ {
				}
			})
			defer stop()
			sum := 0
			for range 50 {
				v, _ := next()
				sum += v
			}
			total <- sum
		}()
	}
	sum := 0
	for range 10 {
		sum += <-total
	}
	fmt.Println(sum)

	defer func() { fmt.Println(recover()) }()
	var next func() (int, bool)
	next, _ = iter.Pull(func(yield func(int) bool) {
		next()
	})
	next()
}

// Output:
// 1 true
// the sequence exits
// the caller exits too
// 55125
// iter.Pull: next called again before yield
