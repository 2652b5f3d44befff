// Stop does not wait for a function that has begun.
//
// Want: race in some runs
package main

import "time"

func main() {
	x := 0
	began, done := make(chan bool, 1), make(chan bool, 1)
	t := time.AfterFunc(0, func() {
		began <- true
		x = 1
		done <- true
	})
	<-began
	t.Stop()
	x = 2
	_ = x
}
