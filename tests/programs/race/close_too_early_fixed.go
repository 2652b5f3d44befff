// The last write comes before the close.
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
	<-done
	_ = x
}
