// The halves do not overlap.
//
// Want: clean
package main

import "sync"

func fill(s []int, v int) {
	for i := range s {
		s[i] = v
	}
}

func main() {
	s := make([]int, 4)
	var wg sync.WaitGroup
	wg.Go(func() { fill(s[:2], 1) })
	wg.Go(func() { fill(s[2:], 2) })
	wg.Wait()
}
