// All goroutines share the variable that the loop moves on.
//
// Want: race
// Want: output 4
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
	var i int64
	for i = 1; i <= 2; i++ {
		wg.Go(func() { sum.Add(i) })
	}
	wg.Wait()
	fmt.Println(sum.Load())
}
