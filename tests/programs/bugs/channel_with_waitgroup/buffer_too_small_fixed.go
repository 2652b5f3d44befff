// It has room for all.
//
// Want: clean
package main

import "sync"

func main() {
	results := make(chan int, 3)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() { results <- i })
	}
	wg.Wait()
}
