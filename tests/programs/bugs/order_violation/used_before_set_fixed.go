// It is set before.
//
// Want: clean
package main

type server struct{ name string }

func main() {
	var s *server
	done := make(chan bool)
	s = &server{"a"}
	go func() {
		_ = len(s.name)
		done <- true
	}()
	<-done
}
