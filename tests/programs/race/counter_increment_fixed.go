// A mutex makes each x++ one.
//
// Want: clean
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	x := 0
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			x++
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(x)
}
