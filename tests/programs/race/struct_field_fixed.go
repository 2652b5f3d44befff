// Each goroutine writes a field of its own; fields of one struct do not race.
//
// Want: clean
package main

import "sync"

type pair struct{ left, right int }

func main() {
	var p pair
	var wg sync.WaitGroup
	wg.Go(func() { p.left = 1 })
	wg.Go(func() { p.right = 2 })
	wg.Wait()
}
