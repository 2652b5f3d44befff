// Two goroutines leave by storing 0, and enter without looking at the value.
//
// Want: race
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
			for locked.Load() < 0 {
				runtime.Gosched()
			}
			x++
			_ = locked.Load()
		})
	}
	wg.Wait()
}
