// A variable declared by the loop is new in each round.
//
// Want: clean
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Go(func() { _ = i })
	}
	wg.Wait()
}
