// A hub sends to its listeners under its lock; a listener who wants to leave needs it.
//
// Want: deadlock
package main

import "sync"

type hub struct {
	mu        sync.Mutex
	listeners []chan int
}

func (h *hub) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners = nil
}

func (h *hub) publish(v int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.listeners {
		c <- v
	}
}

func main() {
	c := make(chan int)
	h := &hub{listeners: []chan int{c}}
	done := make(chan bool)
	go func() {
		h.leave()
		done <- true
	}()
	h.publish(1)
	<-done
}
