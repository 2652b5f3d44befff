// The goroutine gets the value as an argument.
//
// Want: clean
package main

import "sync"

func main() {
	x := 1
	var wg sync.WaitGroup
	wg.Add(1)
	go func(x int) {
		defer wg.Done()
		_ = x + 1
	}(x)
	x = 2
	wg.Wait()
}
