// The wait for the place selects on the context too.
//
// Want: clean
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	places := make(chan bool, 1)
	places <- true
	done := make(chan bool)
	go func() {
		select {
		case places <- true:
		case <-ctx.Done():
		}
		done <- true
	}()
	cancel()
	<-done
}
