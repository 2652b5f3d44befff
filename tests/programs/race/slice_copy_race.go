// copy reads its source while another goroutine writes there.
//
// Want: race
package main

import "sync"

func main() {
	from, to := []int{1, 2, 3}, make([]int, 3)
	var wg sync.WaitGroup
	wg.Go(func() { from[1] = 9 })
	copy(to, from)
	wg.Wait()
}
