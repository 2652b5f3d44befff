// Its exit is told.
//
// Want: clean
package main

import "runtime"

func main() {
	x := 0
	before := runtime.NumGoroutine()
	done := make(chan bool, 1)
	go func() {
		x = 1
		done <- true
	}()
	_ = before
	<-done
	_ = x
}
