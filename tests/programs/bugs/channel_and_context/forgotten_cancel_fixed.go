// cancel is deferred, and the worker awaited.
//
// Want: clean
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		<-ctx.Done()
		close(done)
	}()
	cancel()
	<-done
}
