// Who waits for a place does not see that the context is done, and the place is never given back.
//
// Want: deadlock
package main

import "context"

func main() {
	_, cancel := context.WithCancel(context.Background())
	places := make(chan bool, 1)
	places <- true
	done := make(chan bool)
	go func() {
		places <- true
		done <- true
	}()
	cancel()
	<-done
}
