// clear is a write to the map that another goroutine reads.
//
// Want: race
package main

import "sync"

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Go(func() { _ = m[1] })
	clear(m)
	wg.Wait()
}
