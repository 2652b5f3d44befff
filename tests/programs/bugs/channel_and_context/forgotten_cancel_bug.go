// The worker waits for a cancel that nobody calls.
//
// Want: leak
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-ctx.Done()
	}()
	_ = cancel
}
