// Cancelling publishes what was done before it.
//
// Want: race
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	result := 0
	over := make(chan bool)
	go func() {
		cancel()
		result = 1
		over <- true
	}()
	<-ctx.Done()
	_ = result
	<-over
}
