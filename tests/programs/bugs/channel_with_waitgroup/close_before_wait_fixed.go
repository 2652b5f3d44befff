// They are closed after Wait.
//
// Want: clean
package main

import "sync"

func main() {
	results := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { results <- i })
	}
	wg.Wait()
	close(results)
}
