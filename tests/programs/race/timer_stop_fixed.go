// If Stop came too late, the function's channel is awaited.
//
// Want: clean
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
	if !t.Stop() {
		<-done
	}
	x = 2
	_ = x
}
