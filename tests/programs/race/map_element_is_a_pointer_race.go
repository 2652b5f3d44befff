// The map is only read; what its pointer leads to is not.
//
// Want: race
package main

import "sync"

type entry struct {
	mu   sync.Mutex
	hits int
}

func main() {
	m := map[string]*entry{"a": {}}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			e := m["a"]
			e.hits++
		})
	}
	wg.Wait()
}
