// With a pointer receiver the method reads its one field only.
//
// Want: clean
package main

import "sync"

type server struct {
	name string
	hits int
}

func (s *server) title() string { return s.name }

func main() {
	s := &server{name: "a"}
	var wg sync.WaitGroup
	wg.Go(func() { s.hits++ })
	_ = s.title()
	wg.Wait()
}
