// Done is called and deferred.
//
// Want: panic: sync: negative WaitGroup counter
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		wg.Done()
	}()
	wg.Wait()
}
