// Since Go 1.22 each iteration has variables of its own.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			sum += i
		}()
	}
	wg.Wait()
	for _, s := range []string{"a", "b"} {
		defer func() { fmt.Println(s) }()
	}
	fmt.Println(sum)
}

// Output:
// 10
// b
// a
