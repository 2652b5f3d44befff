// Who waits for both closes it.
//
// Want: clean
package main

import "sync"

func main() {
	c := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			c <- i
		})
	}
	wg.Wait()
	close(c)
}
