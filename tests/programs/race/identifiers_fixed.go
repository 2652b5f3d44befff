// Add gives each number once.
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
	next := func() int { return int(last.Add(1)) }
	var ids [2]int
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() { ids[i] = next() })
	}
	wg.Wait()
	fmt.Println(min(ids[0], ids[1]), max(ids[0], ids[1]))
}
