// Readers share the lock: all of them are inside at once.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var inside sync.WaitGroup
	inside.Add(3)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			rw.RLock()
			defer rw.RUnlock()
			inside.Done()
			inside.Wait()
		})
	}
	wg.Wait()
	fmt.Println("all met; a writer gets in now:", rw.TryLock(), "a reader does not:", !rw.TryRLock())
}

// Output:
// all met; a writer gets in now: true a reader does not: true
