// The maximum is compared and then stored, with room between.
//
// Want: race
// Want: output 3
package main

//raceway:outcomes 5

import (
	"fmt"
	"sync"
)

func main() {
	most := 0
	var wg sync.WaitGroup
	for _, v := range []int{3, 5} {
		wg.Go(func() {
			if v > most {
				most = v
			}
		})
	}
	wg.Wait()
	fmt.Println(most)
}
