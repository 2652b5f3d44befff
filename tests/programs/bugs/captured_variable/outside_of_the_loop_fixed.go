// Each round has its own.
//
// Want: clean
package main

//raceway:outcomes 3

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var sum atomic.Int64
	var wg sync.WaitGroup
	for i := int64(1); i <= 2; i++ {
		wg.Go(func() { sum.Add(i) })
	}
	wg.Wait()
	fmt.Println(sum.Load())
}
