// The receiver sees what was written before the send, not what was written after.
//
// Want: race
package main

func main() {
	x := 0
	c := make(chan bool, 1)
	over := make(chan bool)
	go func() {
		c <- true
		x = 1
		over <- true
	}()
	<-c
	_ = x
	<-over
}
