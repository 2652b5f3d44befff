// Whoever ends first closes the channel, and so does the other.
//
// Want: panic: close of closed channel
package main

import "sync"

func main() {
	quit := make(chan bool)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { close(quit) })
	}
	wg.Wait()
}
