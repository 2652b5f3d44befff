// The write comes before the send.
//
// Want: clean
package main

func main() {
	x := 0
	c := make(chan bool, 1)
	go func() {
		x = 1
		c <- true
	}()
	<-c
	_ = x
}
