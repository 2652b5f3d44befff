// Two goroutines write one field.
//
// Want: race
package main

import "sync"

type pair struct{ left, right int }

func main() {
	var p pair
	var wg sync.WaitGroup
	wg.Go(func() { p.left = 1 })
	wg.Go(func() { p.left = 2 })
	wg.Wait()
}
