// The deferred write comes after the signal.
//
// Want: race
package main

func main() {
	x := 0
	done := make(chan bool, 1)
	over := make(chan bool)
	go func() {
		defer func() { over <- true }()
		defer func() { x = 1 }()
		defer func() { done <- true }()
	}()
	<-done
	_ = x
	<-over
}
