// Both see that the channel is open, and both close it.
//
// Want: panic: close of closed channel
package main

import "sync"

func main() {
	quit := make(chan bool)
	stop := func() {
		select {
		case <-quit:
		default:
			close(quit)
		}
	}
	var wg sync.WaitGroup
	wg.Go(stop)
	wg.Go(stop)
	wg.Wait()
}
