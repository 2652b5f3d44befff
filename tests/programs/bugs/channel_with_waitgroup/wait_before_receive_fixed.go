// Another goroutine waits and closes the channel.
//
// Want: clean
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
)

func main() {
	results := make(chan int)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { results <- i })
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	sum := 0
	for v := range results {
		sum += v
	}
	fmt.Println(sum)
}
