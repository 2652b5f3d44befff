// Done comes after a send on the error path that nobody receives.
//
// Want: deadlock
package main

import "sync"

func main() {
	errs := make(chan int)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		errs <- 1
		wg.Done()
	}()
	wg.Wait()
	<-errs
}
