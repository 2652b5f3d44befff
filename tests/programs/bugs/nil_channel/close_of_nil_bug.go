// Shutting down before starting closes a nil channel.
//
// Want: panic: close of nil channel
package main

type server struct{ quit chan bool }

func (s *server) start() { s.quit = make(chan bool) }

func (s *server) stop() {
	close(s.quit)
}

func main() {
	var s server
	s.stop()
}
