// sync.Map guards its entries, not what they point to.
//
// Want: race
package main

import (
	"sync"
)

func main() {
	var m sync.Map
	m.Store("hits", new(int))
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			v, _ := m.Load("hits")
			*v.(*int)++
		})
	}
	wg.Wait()
}
