// One lock around both.
//
// Want: clean
package main

//raceway:outcomes 0

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	tickets := 1
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			left := tickets > 0
			if left {
				tickets--
			}
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(tickets)
}
