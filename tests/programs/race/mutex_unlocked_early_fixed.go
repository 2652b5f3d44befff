// The lock is held to the end.
//
// Want: clean
package main

import "sync"

func main() {
	var mu sync.Mutex
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			x++
			x *= 2
			mu.Unlock()
		})
	}
	wg.Wait()
}
