// The result is written before cancel.
//
// Want: clean
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	result := 0
	go func() {
		result = 1
		cancel()
	}()
	<-ctx.Done()
	_ = result
}
