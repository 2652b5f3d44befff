// The counter with a mutex: between Lock and Unlock a goroutine has the
// variable to itself, so no update is lost, however many workers run. The
// price is waiting: compare the time with the racy and the atomic twin.
package main

import (
	"fmt"
	"sync"
)

var goroutines = 4 //raceway:slider min=1 max=64
var times = 100000 //raceway:slider min=10 max=1000000 log

func main() {
	counter := 0
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range goroutines {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range times {
				mu.Lock()
				counter++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println("expected", goroutines*times, "counted", counter)
	fmt.Println("RESULT expected", goroutines*times)
	fmt.Println("RESULT counted", counter)
	fmt.Println("RESULT lost-updates", goroutines*times-counter)
}
