// A lock around test and close.
//
// Want: clean
package main

import "sync"

func main() {
	quit := make(chan bool)
	var mu sync.Mutex
	stop := func() {
		mu.Lock()
		defer mu.Unlock()
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
