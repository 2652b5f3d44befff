// The state that the waiter tests is changed without its lock.
//
// Want: race
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	done := make(chan bool, 1)
	go func() {
		mu.Lock()
		_ = ready
		mu.Unlock()
		done <- true
	}()
	ready = true
	cond.Signal()
	<-done
}
