// One branch returns without Done.
//
// Want: deadlock
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			if i == 1 {
				return
			}
			wg.Done()
		}()
	}
	wg.Wait()
}
