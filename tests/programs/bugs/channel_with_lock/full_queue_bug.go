// The producer fills the queue under a lock without which the consumer does not take.
//
// Want: deadlock
package main

import "sync"

func main() {
	var mu sync.Mutex
	queue := make(chan int, 1)
	done := make(chan bool)
	go func() {
		for range 2 {
			mu.Lock()
			<-queue
			mu.Unlock()
		}
		done <- true
	}()
	mu.Lock()
	queue <- 1
	queue <- 2
	mu.Unlock()
	<-done
}
