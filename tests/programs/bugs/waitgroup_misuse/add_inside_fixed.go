// Add comes before go.
//
// Want: clean
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
	wg.Add(1)
	go func() {
		defer wg.Done()
		n.Add(1)
	}()
	wg.Wait()
	fmt.Println(n.Load())
}
