// Whoever did not wait has not been told.
//
// Want: race
package main

func main() {
	x := 0
	done := make(chan bool, 1)
	go func() {
		x = 1
		done <- true
	}()
	select {
	case <-done:
	default:
	}
	_ = x
}
