// CompareAndSwap stores only what was compared.
//
// Want: clean
package main

//raceway:outcomes 5

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var most atomic.Int64
	var wg sync.WaitGroup
	for _, v := range []int64{3, 5} {
		wg.Go(func() {
			for {
				old := most.Load()
				if v <= old || most.CompareAndSwap(old, v) {
					return
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(most.Load())
}
