// A changed copy is published.
//
// Want: clean
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
	v.Store(&limits{1, 3})
	<-done
}
