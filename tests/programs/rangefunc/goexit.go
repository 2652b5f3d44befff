// runtime.Goexit and deferred calls in the body of a loop over a function, in a goroutine.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func three(yield func(int) bool) {
	defer fmt.Println("iterator unwinds")
	for i := range 3 {
		if !yield(i) {
			fmt.Println("no more")
			return
		}
	}
}

func work(leave int) {
	defer fmt.Println("work ends")
	for i := range three {
		defer fmt.Println("deferred", i)
		if i == leave {
			runtime.Goexit()
		}
	}
	fmt.Println("whole loop")
}

func main() {
	var wg sync.WaitGroup
	for _, leave := range []int{1, 5} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			work(leave)
		}()
		wg.Wait()
	}
}

// Output:
// iterator unwinds
// deferred 1
// deferred 0
// work ends
// iterator unwinds
// whole loop
// deferred 2
// deferred 1
// deferred 0
// work ends
