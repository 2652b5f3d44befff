// One lock around both.
//
// Want: clean
package main

//raceway:outcomes 0

import (
	"fmt"
	"sync"
)

func main() {
	stock := 1
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			if stock > 0 {
				stock--
			}
		})
	}
	wg.Wait()
	fmt.Println(stock)
}
