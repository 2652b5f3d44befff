// Readers share an RWMutex, the writer has it alone.
//
// Want: clean
package main

import "sync"

func main() {
	m := map[string]int{"a": 1}
	var wg sync.WaitGroup
	var mu sync.RWMutex
	wg.Go(func() {
		mu.Lock()
		m["b"] = 2
		mu.Unlock()
	})
	wg.Go(func() {
		mu.RLock()
		_ = m["a"]
		mu.RUnlock()
	})
	wg.Wait()
}
