// Closing publishes what was written before it only.
//
// Want: race
package main

func main() {
	x := 0
	done := make(chan bool)
	over := make(chan bool)
	go func() {
		close(done)
		x = 1
		over <- true
	}()
	<-done
	_ = x
	<-over
}
