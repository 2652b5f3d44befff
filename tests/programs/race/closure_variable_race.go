// A closure shares the variables of its function.
//
// Want: race
package main

import "sync"

func main() {
	x := 1
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		_ = x + 1
	}()
	x = 2
	wg.Wait()
}
