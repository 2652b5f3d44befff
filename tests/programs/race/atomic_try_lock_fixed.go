// CompareAndSwap is one: it lets in one goroutine.
//
// Want: clean
package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var locked atomic.Int32
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if !locked.CompareAndSwap(0, 1) {
				return
			}
			x++
			locked.Store(0)
		})
	}
	wg.Wait()
}
