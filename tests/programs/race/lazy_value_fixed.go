// sync.OnceValue makes it once.
//
// Want: clean
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
	get := sync.OnceValue(build)
	var wg sync.WaitGroup
	wg.Go(func() { get() })
	wg.Go(func() { get() })
	wg.Wait()
	fmt.Println(made.Load())
}
