// A WaitGroup may be used again once Wait has returned.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n atomic.Int32
	for round := range 3 {
		for range 4 {
			wg.Go(func() { n.Add(1) })
		}
		wg.Wait()
		fmt.Println(round, n.Load())
	}
	wg.Wait()
}

// Output:
// 0 4
// 1 8
// 2 12
