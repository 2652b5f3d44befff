// The error has a place in a buffer.
//
// Want: clean
package main

import "sync"

func main() {
	errs := make(chan int, 1)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		errs <- 1
		wg.Done()
	}()
	wg.Wait()
	<-errs
}
