// A channel is.
//
// Want: clean
package main

import "time"

func main() {
	x := 0
	c := make(chan bool, 1)
	go func() {
		x = 1
		c <- true
	}()
	time.Sleep(time.Microsecond)
	<-c
	_ = x
}
