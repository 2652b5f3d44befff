// len reads the map that delete writes.
//
// Want: race
package main

import "sync"

func main() {
	m := map[int]bool{1: true, 2: true}
	n := 0
	var wg sync.WaitGroup
	wg.Go(func() { delete(m, 1) })
	n = len(m)
	wg.Wait()
	_ = n
}
