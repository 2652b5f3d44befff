// Many goroutines on one sync.Map: each key is stored by exactly one of them.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var m sync.Map
	var stored atomic.Int32
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range 50 {
				if _, loaded := m.LoadOrStore(k, g); !loaded {
					stored.Add(1)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(stored.Load())
}

// Output:
// 50
