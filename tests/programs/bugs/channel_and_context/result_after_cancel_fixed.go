// The worker looks at the context too.
//
// Want: clean
package main

import "context"

func work(ctx context.Context, out chan<- int) {
	select {
	case out <- 1:
	case <-ctx.Done():
	}
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
