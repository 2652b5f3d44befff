// A method hands out a pointer to what its lock guards.
//
// Want: race
package main

import "sync"

type store struct {
	mu   sync.Mutex
	data [2]int
}

func (s *store) set(v int) {
	s.mu.Lock()
	s.data[0] = v
	s.mu.Unlock()
}

func (s *store) get() *[2]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &s.data
}

func main() {
	var s store
	done := make(chan bool)
	view := s.get()
	go func() {
		s.set(2)
		done <- true
	}()
	_ = view[0]
	<-done
}
