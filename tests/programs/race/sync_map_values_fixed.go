// The entries are atomic.
//
// Want: clean
package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var m sync.Map
	m.Store("hits", new(atomic.Int64))
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			v, _ := m.Load("hits")
			v.(*atomic.Int64).Add(1)
		})
	}
	wg.Wait()
}
