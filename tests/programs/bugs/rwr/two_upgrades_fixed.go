// Both take the write lock from the start.
//
// Want: clean
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	n := 0
	for range 2 {
		wg.Go(func() {
			rw.Lock()
			n++
			rw.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(n)
}
