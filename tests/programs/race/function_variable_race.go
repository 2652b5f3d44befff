// A hook is replaced while another goroutine calls it.
//
// Want: race
package main

func main() {
	hook := func() {}
	done := make(chan bool)
	go func() {
		hook()
		done <- true
	}()
	hook = func() { _ = 1 }
	<-done
}
