// Two readers wait for each other to stop reading.
//
// Want: deadlock
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
			rw.RLock()
			rw.Lock()
			n++
			rw.Unlock()
			rw.RUnlock()
		})
	}
	wg.Wait()
	fmt.Println(n)
}
