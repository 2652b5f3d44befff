// An atomic flag orders the data that was written before it.
//
// Want: clean
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	data := 0
	var ready atomic.Bool
	var wg sync.WaitGroup
	wg.Go(func() {
		data = 42
		ready.Store(true)
	})
	wg.Go(func() {
		if ready.Load() {
			fmt.Println(data)
		}
	})
	wg.Wait()
}
