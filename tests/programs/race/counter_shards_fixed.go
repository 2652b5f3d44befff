// Each goroutine has its element; neighbours do not race.
//
// Want: clean
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
		wg.Go(func() { shards[i]++ })
	}
	wg.Wait()
	fmt.Println(shards[0] + shards[1])
}
