// The copy is made before the goroutine starts.
//
// Want: clean
package main

import "sync"

func main() {
	var a [4]int
	var b [4]int
	var wg sync.WaitGroup
	b = a
	wg.Go(func() { a[3] = 1 })
	wg.Wait()
	_ = b
}
