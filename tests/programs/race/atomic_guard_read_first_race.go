// The counter says that the data is there, but it counts before the data is written.
//
// Want: race in some runs
package main

import "sync/atomic"

func main() {
	var count atomic.Int32
	var data [1]int
	done := make(chan bool)
	go func() {
		count.Add(1)
		data[0] = 7
		done <- true
	}()
	if count.Load() == 1 {
		_ = data[0]
	}
	<-done
}
