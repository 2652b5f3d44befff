// The goroutine uses what main sets after starting it.
//
// Want: race
// Want: panic: runtime error: invalid memory address
package main

type server struct{ name string }

func main() {
	var s *server
	done := make(chan bool)
	go func() {
		_ = len(s.name)
		done <- true
	}()
	s = &server{"a"}
	<-done
}
