// Without default, select waits.
//
// Want: clean
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
	}
	_ = x
	<-done
}
