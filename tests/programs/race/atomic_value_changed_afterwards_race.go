// What an atomic.Value has published is changed in place.
//
// Want: race
package main

import (
	"sync/atomic"
)

type limits struct{ low, high int }

func main() {
	var v atomic.Value
	l := &limits{1, 2}
	v.Store(l)
	done := make(chan bool)
	go func() {
		_ = v.Load().(*limits).high
		done <- true
	}()
	l.high = 3
	<-done
}
