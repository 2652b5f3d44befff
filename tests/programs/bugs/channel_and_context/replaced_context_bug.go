// The worker waits for the outer context; the inner one is cancelled.
//
// Want: deadlock
package main

import "context"

func main() {
	outer, stop := context.WithCancel(context.Background())
	_, cancel := context.WithCancel(outer)
	done := make(chan bool)
	go func() {
		<-outer.Done()
		done <- true
	}()
	cancel()
	<-done
	stop()
}
