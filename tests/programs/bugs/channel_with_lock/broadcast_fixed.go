// The hub sends to a copy of its list, and a leaving listener goes on listening until it has left.
//
// Want: clean
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
	list := h.listeners
	h.mu.Unlock()
	for _, c := range list {
		c <- v
	}
}

func main() {
	c := make(chan int)
	h := &hub{listeners: []chan int{c}}
	done := make(chan bool)
	go func() {
		go h.leave()
		for range c {
		}
		done <- true
	}()
	h.publish(1)
	close(c)
	<-done
}
