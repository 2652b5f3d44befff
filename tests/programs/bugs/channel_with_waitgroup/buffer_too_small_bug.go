// The buffer has room for all results but one.
//
// Want: deadlock
package main

import "sync"

func main() {
	results := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() { results <- i })
	}
	wg.Wait()
}
