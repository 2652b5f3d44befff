// Deferred calls run last in, first out: the write comes before the signal.
//
// Want: clean
package main

func main() {
	x := 0
	done := make(chan bool, 1)
	go func() {
		defer func() { done <- true }()
		defer func() { x = 1 }()
	}()
	<-done
	_ = x
}
