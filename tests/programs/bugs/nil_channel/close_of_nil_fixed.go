// What was not started is not closed.
//
// Want: clean
package main

type server struct{ quit chan bool }

func (s *server) start() { s.quit = make(chan bool) }

func (s *server) stop() {
	if s.quit == nil {
		return
	}
	close(s.quit)
}

func main() {
	var s server
	s.stop()
}
