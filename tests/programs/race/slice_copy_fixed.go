// The copy is made first.
//
// Want: clean
package main

import "sync"

func main() {
	from, to := []int{1, 2, 3}, make([]int, 3)
	var wg sync.WaitGroup
	copy(to, from)
	wg.Go(func() { from[1] = 9 })
	wg.Wait()
}
