// Looking whether the lock is free and taking it are two steps.
//
// Want: race in some runs
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
			if locked.Load() == 1 {
				return
			}
			locked.Store(1)
			x++
			locked.Store(0)
		})
	}
	wg.Wait()
}
