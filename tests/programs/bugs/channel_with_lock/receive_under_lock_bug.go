// The answer is awaited under the lock that the answering goroutine needs.
//
// Want: deadlock
package main

import "sync"

func main() {
	var mu sync.Mutex
	state := 0
	answer := make(chan int)
	go func() {
		mu.Lock()
		state++
		v := state
		mu.Unlock()
		answer <- v
	}()
	mu.Lock()
	<-answer
	mu.Unlock()
}
