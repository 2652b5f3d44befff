// Whoever did not wait has not been told.
//
// Want: race
package main

func main() {
	x := 0
	done := make(chan bool)
	go func() {
		x = 1
		close(done)
	}()
	select {
	case <-done:
	default:
	}
	_ = x
	<-done
}
