// The other goroutine gets a copy of the slice as an argument.
//
// Want: clean
package main

import "sync"

func main() {
	s := []int{1, 2, 3}
	var wg sync.WaitGroup
	wg.Add(1)
	go func(s []int) {
		defer wg.Done()
		_ = s[0]
	}(s)
	s = s[1:]
	wg.Wait()
}
