// The signal comes before anybody waits, and is lost: the waiter has not looked at the state.
//
// Want: deadlock
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		mu.Lock()
		ready = true
		mu.Unlock()
		cond.Signal()
	}()
	mu.Lock()
	cond.Wait()
	mu.Unlock()
	_ = &ready
}
