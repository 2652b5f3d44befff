// Add is one step.
//
// Want: clean
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n atomic.Int64
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			n.Add(1)
		})
	}
	wg.Wait()
	fmt.Println(n.Load())
}
