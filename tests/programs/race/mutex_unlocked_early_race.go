// The lock is given back before the last access.
//
// Want: race
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
			mu.Unlock()
			x *= 2
		})
	}
	wg.Wait()
}
