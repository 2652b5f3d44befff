// The handler's result is sent.
//
// Want: clean
package main

func main() {
	var reason any
	done := make(chan any, 1)
	go func() {
		defer func() {
			done <- recover()
		}()
		panic("stop")
	}()
	reason = <-done
	_ = reason
}
