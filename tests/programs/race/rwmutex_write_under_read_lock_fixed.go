// Writers take the write lock.
//
// Want: clean
package main

import "sync"

func main() {
	var rw sync.RWMutex
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			rw.Lock()
			x++
			rw.Unlock()
		})
	}
	wg.Wait()
}
