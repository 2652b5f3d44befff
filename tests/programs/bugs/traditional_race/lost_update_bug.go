// Read, add one, write: an update is lost.
//
// Want: race
// Want: output 1
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

func main() {
	n := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			old := n
			n = old + 1
		})
	}
	wg.Wait()
	fmt.Println(n)
}
