// It counts afterwards.
//
// Want: clean
package main

import "sync/atomic"

func main() {
	var count atomic.Int32
	var data [1]int
	done := make(chan bool)
	go func() {
		data[0] = 7
		count.Add(1)
		done <- true
	}()
	if count.Load() == 1 {
		_ = data[0]
	}
	<-done
}
