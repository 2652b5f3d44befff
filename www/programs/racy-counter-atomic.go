// The counter with an atomic: Add is one indivisible step, so no update is
// lost and nobody holds a lock. It fits a single number; a mutex guards
// whatever you put between its Lock and Unlock.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var goroutines = 4 //raceway:slider min=1 max=64
var times = 100000 //raceway:slider min=10 max=1000000 log

func main() {
	var counter atomic.Int64
	var wg sync.WaitGroup
	for range goroutines {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range times {
				counter.Add(1)
			}
		}()
	}
	wg.Wait()
	expected := int64(goroutines * times)
	fmt.Println("expected", expected, "counted", counter.Load())
	fmt.Println("RESULT expected", expected)
	fmt.Println("RESULT counted", counter.Load())
	fmt.Println("RESULT lost-updates", expected-counter.Load())
}
