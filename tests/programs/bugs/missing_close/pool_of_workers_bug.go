// The workers wait for more jobs, main for the workers.
//
// Want: deadlock
package main

import "sync"

func main() {
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range jobs {
			}
		})
	}
	jobs <- 1
	jobs <- 2
	wg.Wait()
}
