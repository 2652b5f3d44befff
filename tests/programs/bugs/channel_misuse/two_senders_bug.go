// The sender that is done first closes the channel of both.
//
// Want: race
// Want: panic: send on closed channel
package main

import "sync"

func main() {
	c := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			c <- i
			if i == 0 {
				close(c)
			}
		})
	}
	wg.Wait()
}
