// atomic.Value keeps them together.
//
// Want: clean
package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var v atomic.Value
	v.Store(1)
	var wg sync.WaitGroup
	wg.Go(func() { v.Store(2) })
	wg.Go(func() { _, _ = v.Load().(int) })
	wg.Wait()
}
