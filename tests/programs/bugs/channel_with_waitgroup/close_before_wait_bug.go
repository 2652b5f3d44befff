// The results are closed while workers still send.
//
// Want: race
// Want: panic: send on closed channel
package main

import "sync"

func main() {
	results := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { results <- i })
	}
	close(results)
	wg.Wait()
}
