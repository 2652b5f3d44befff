//go:build go1.21

// Before Go 1.22 all iterations share the loop's variables, and goroutines see the last value.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	seen := map[int]bool{}
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			seen[i] = i <= 3 // VET "loop variable i captured by func literal" "loop variable i captured by func literal"
		}()
	}
	wg.Wait()
	fmt.Println(len(seen) > 0)
	for _, s := range []string{"a", "b"} {
		defer func() {
			fmt.Println(s) // VET "loop variable s captured by func literal"
		}()
	}
}

// Output:
// true
// b
// b
