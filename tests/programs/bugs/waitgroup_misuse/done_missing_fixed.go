// Done is deferred.
//
// Want: clean
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i == 1 {
				return
			}
		}()
	}
	wg.Wait()
}
