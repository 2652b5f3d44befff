// Add gives what it made.
//
// Want: clean
package main

//raceway:outcomes "1 2"

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var last atomic.Int64
	var ids [2]int64
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			ids[i] = last.Add(1)
		})
	}
	wg.Wait()
	fmt.Println(min(ids[0], ids[1]), max(ids[0], ids[1]))
}
