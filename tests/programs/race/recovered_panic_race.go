// The deferred handler writes to a variable of main, which does not wait.
//
// Want: race
package main

func main() {
	var reason any
	done := make(chan any, 1)
	over := make(chan bool)
	go func() {
		defer func() {
			done <- nil
			reason = recover()
			over <- true
		}()
		panic("stop")
	}()
	<-done
	_ = reason
	<-over
}
