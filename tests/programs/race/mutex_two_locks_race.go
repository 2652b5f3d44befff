// Each goroutine holds a lock, not the same one.
//
// Want: race
package main

import "sync"

func main() {
	var a, b sync.Mutex
	x := 0
	var wg sync.WaitGroup
	for _, mu := range []*sync.Mutex{
		&a,
		&b,
	} {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			x++
		})
	}
	wg.Wait()
}
