// Read locks let several in; two of them write.
//
// Want: race
package main

import "sync"

func main() {
	var rw sync.RWMutex
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			rw.RLock()
			x++
			rw.RUnlock()
		})
	}
	wg.Wait()
}
