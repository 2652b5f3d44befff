// Each goroutine writes its own element; the WaitGroup makes all of them visible.
package main

import (
	"fmt"
	"sync"
)

func main() {
	squares := make([]int, 8)
	var wg sync.WaitGroup
	for i := range squares {
		wg.Add(1)
		go func() {
			defer wg.Done()
			squares[i] = i * i
		}()
	}
	wg.Wait()
	fmt.Println(squares)
}

// Output:
// [0 1 4 9 16 25 36 49]
