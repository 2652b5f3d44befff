// The group was told of one goroutine; there are two.
//
// Want: race in some runs
package main

import "sync"

func main() {
	var a, b int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		a = 1
		wg.Done()
	}()
	go func() {
		b = 1
	}()
	wg.Wait()
	_ = a + b
}
