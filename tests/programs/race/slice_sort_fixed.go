// A clone is sorted.
//
// Want: clean
package main

import (
	"slices"
	"sync"
)

func main() {
	s := []int{3, 1, 2}
	sorted := s
	sorted = slices.Clone(s)
	var wg sync.WaitGroup
	wg.Go(func() { slices.Sort(sorted) })
	_ = s[0] + s[1] + s[2]
	wg.Wait()
}
