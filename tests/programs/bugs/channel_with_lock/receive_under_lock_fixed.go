// The wait is outside of the lock.
//
// Want: clean
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
	mu.Unlock()
	<-answer
}
