// The deferred handler writes to a variable of main, which does not wait.
//
// Want: race
package main

func main() {
	var reason any
	done := make(chan any, 1)
	go func() {
		defer func() {
			done <- nil
			reason = recover()
		}()
		panic("stop")
	}()
	<-done
	_ = reason
}
