// Done is deferred: it comes last.
//
// Want: clean
package main

import "sync"

func main() {
	x := 0
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		x = 1
	}()
	wg.Wait()
	_ = x
}
