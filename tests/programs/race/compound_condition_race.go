// Checking and taking are two steps: both buy the last item.
//
// Want: race
// Want: output -1
package main

//raceway:outcomes 0

import (
	"fmt"
	"sync"
)

func main() {
	stock := 1
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if stock > 0 {
				stock--
			}
		})
	}
	wg.Wait()
	fmt.Println(stock)
}
