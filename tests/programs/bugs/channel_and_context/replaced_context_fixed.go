// It waits for the context that it was given.
//
// Want: clean
package main

import "context"

func main() {
	outer, stop := context.WithCancel(context.Background())
	inner, cancel := context.WithCancel(outer)
	done := make(chan bool)
	go func() {
		<-inner.Done()
		done <- true
	}()
	cancel()
	<-done
	stop()
}
