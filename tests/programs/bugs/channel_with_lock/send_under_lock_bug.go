// A send under the lock waits for a receiver who wants the lock first.
//
// Want: deadlock
package main

import "sync"

func main() {
	var mu sync.Mutex
	c := make(chan int)
	go func() {
		mu.Lock()
		c <- 1
		mu.Unlock()
	}()
	mu.Lock()
	mu.Unlock()
	<-c
}
