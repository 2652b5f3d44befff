// The reader is done before the map is cleared.
//
// Want: clean
package main

import "sync"

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Go(func() { _ = m[1] })
	wg.Wait()
	clear(m)
	wg.Wait()
}
