// Test and act are each under the lock, but it is free in between.
//
// Want: output -1
package main

//raceway:outcomes 0

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	tickets := 1
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			left := tickets > 0
			mu.Unlock()
			if left {
				mu.Lock()
				tickets--
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(tickets)
}
