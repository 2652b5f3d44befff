// The jobs are closed when all are sent.
//
// Want: clean
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
	close(jobs)
	wg.Wait()
}
