// Add stands in the goroutine: Wait may come first, and waits for nobody.
//
// Want: race in some runs
// Want: output 0
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n atomic.Int32
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		defer wg.Done()
		n.Add(1)
	}()
	wg.Wait()
	fmt.Println(n.Load())
}
