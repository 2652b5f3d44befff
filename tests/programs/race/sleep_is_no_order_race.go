// Sleeping long enough is no order.
//
// Want: race
package main

import "time"

func main() {
	x := 0
	c := make(chan bool, 1)
	go func() {
		x = 1
		c <- true
	}()
	time.Sleep(20 * time.Millisecond)
	_ = x
}
