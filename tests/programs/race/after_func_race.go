// AfterFunc calls in a goroutine of its own.
//
// Want: race
package main

import "time"

func main() {
	x := 0
	done := make(chan bool)
	over := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		done <- true
		x = 1
		over <- true
	})
	<-done
	x++
	<-over
}
