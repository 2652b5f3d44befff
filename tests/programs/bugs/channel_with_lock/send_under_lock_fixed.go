// The lock is given back before the send.
//
// Want: clean
package main

import "sync"

func main() {
	var mu sync.Mutex
	c := make(chan int)
	go func() {
		mu.Lock()
		mu.Unlock()
		c <- 1
	}()
	mu.Lock()
	mu.Unlock()
	<-c
}
