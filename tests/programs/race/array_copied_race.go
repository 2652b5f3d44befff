// Assigning an array reads all of its elements.
//
// Want: race
package main

import "sync"

func main() {
	var a [4]int
	var b [4]int
	var wg sync.WaitGroup
	wg.Go(func() { a[3] = 1 })
	b = a
	wg.Wait()
	_ = b
}
