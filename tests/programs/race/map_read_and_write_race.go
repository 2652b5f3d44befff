// Looking up a key while another goroutine stores one.
//
// Want: race
package main

import "sync"

func main() {
	m := map[string]int{"a": 1}
	var wg sync.WaitGroup
	wg.Go(func() {
		m["b"] = 2
	})
	wg.Go(func() {
		_ = m["a"]
	})
	wg.Wait()
}
