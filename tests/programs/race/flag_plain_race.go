// A plain flag publishes nothing: neither its own value nor the data behind it.
//
// Want: race
package main

import (
	"fmt"
	"sync"
)

func main() {
	data := 0
	ready := false
	var wg sync.WaitGroup
	wg.Go(func() {
		data = 42
		ready = true
	})
	wg.Go(func() {
		if ready {
			fmt.Println(data)
		}
	})
	wg.Wait()
}
