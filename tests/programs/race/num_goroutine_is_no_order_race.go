// Seeing that a goroutine is gone does not order what it did.
//
// Want: race
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
	for i := 0; i < 2 && runtime.NumGoroutine() > before; i++ {
		runtime.Gosched()
	}
	_ = x
}
