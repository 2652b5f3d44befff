// All accesses are atomic.
//
// Want: clean
package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var n int32
	var wg sync.WaitGroup
	wg.Go(func() { atomic.AddInt32(&n, 1) })
	wg.Go(func() { atomic.AddInt32(&n, 1) })
	wg.Wait()
}
