// The value has a lock of its own.
//
// Want: clean
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
			e.mu.Lock()
			defer e.mu.Unlock()
			e.hits++
		})
	}
	wg.Wait()
}
