// Both goroutines may get the same number.
//
// Want: race
// Want: output "1 1"
package main

//raceway:outcomes "1 2"

import (
	"fmt"
	"sync"
)

func main() {
	last := 0
	next := func() int { last++; return last }
	var ids [2]int
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() { ids[i] = next() })
	}
	wg.Wait()
	fmt.Println(min(ids[0], ids[1]), max(ids[0], ids[1]))
}
