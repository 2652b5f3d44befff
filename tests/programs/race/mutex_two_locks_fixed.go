// Both hold the same lock.
//
// Want: clean
package main

import "sync"

func main() {
	var a sync.Mutex
	x := 0
	var wg sync.WaitGroup
	for _, mu := range []*sync.Mutex{
		&a,
		&a,
	} {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			x++
		})
	}
	wg.Wait()
}
