// Readers see all of a write or nothing of it.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var a, b, torn int
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 200 {
			rw.Lock()
			a++
			b++
			rw.Unlock()
		}
	})
	var mu sync.Mutex
	for range 3 {
		wg.Go(func() {
			for range 200 {
				rw.RLock()
				if a != b {
					mu.Lock()
					torn++
					mu.Unlock()
				}
				rw.RUnlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(a, b, torn)
}

// Output:
// 200 200 0
