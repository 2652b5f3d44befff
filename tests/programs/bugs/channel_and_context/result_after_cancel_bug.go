// The caller leaves when the context is done, and the worker cannot get rid of its result.
//
// Want: leak
package main

import "context"

func work(ctx context.Context, out chan<- int) {
	out <- 1
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	out := make(chan int)
	go work(ctx, out)
	go cancel()
	select {
	case <-out:
		cancel()
	case <-ctx.Done():
	}
}
