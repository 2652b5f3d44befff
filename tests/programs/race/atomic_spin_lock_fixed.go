// CompareAndSwap lets in one.
//
// Want: clean
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	var locked atomic.Int32
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for !locked.CompareAndSwap(0, 1) {
				runtime.Gosched()
			}
			x++
			locked.Store(0)
		})
	}
	wg.Wait()
}
