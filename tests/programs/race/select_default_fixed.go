// Without default, select waits.
//
// Want: clean
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
	}
	_ = x
}
