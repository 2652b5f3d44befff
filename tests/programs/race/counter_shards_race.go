// Two goroutines add to the element of an array that both believe to be theirs.
//
// Want: race
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

func main() {
	var shards [2]int
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { shards[i/2]++ })
	}
	wg.Wait()
	fmt.Println(shards[0] + shards[1])
}
