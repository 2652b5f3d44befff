// x++ is a read and a write: two goroutines lose each other's.
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
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Go(func() {
			x++
		})
	}
	wg.Wait()
	fmt.Println(x)
}
