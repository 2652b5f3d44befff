// Both goroutines find the value missing, and both make it.
//
// Want: race
// Want: output 2
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var made atomic.Int32

func build() *int { made.Add(1); return new(int) }

func main() {
	var value *int
	get := func() *int {
		if value == nil {
			value = build()
		}
		return value
	}
	var wg sync.WaitGroup
	wg.Go(func() { get() })
	wg.Go(func() { get() })
	wg.Wait()
	fmt.Println(made.Load())
}
