// A channel tells that it has.
//
// Want: clean
package main

import "time"

func main() {
	x := 0
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		x = 1
		done <- true
	})
	<-done
	x++
}
