// The hook is set before the goroutine starts.
//
// Want: clean
package main

func main() {
	hook := func() {}
	done := make(chan bool)
	hook = func() { _ = 1 }
	go func() {
		hook()
		done <- true
	}()
	<-done
}
