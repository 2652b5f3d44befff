// The range goes over a copy that was made before.
//
// Want: clean
package main

import (
	"maps"
	"sync"
)

func main() {
	m := map[int]int{1: 1}
	view := maps.Clone(m)
	var wg sync.WaitGroup
	wg.Go(func() { m[2] = 2 })
	sum := 0
	for k, v := range view {
		sum += k + v
	}
	wg.Wait()
}
