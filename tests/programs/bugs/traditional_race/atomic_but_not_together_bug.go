// Each access is atomic; the two of them are not one.
//
// Want: output "1 1"
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
			ids[i] = last.Load() + 1
			last.Store(ids[i])
		})
	}
	wg.Wait()
	fmt.Println(min(ids[0], ids[1]), max(ids[0], ids[1]))
}
