// An interface variable holds a type and a value, which must not be torn apart.
//
// Want: race
package main

import (
	"sync"
)

func main() {
	var v any = 1
	var wg sync.WaitGroup
	wg.Go(func() { v = 2 })
	wg.Go(func() { _, _ = v.(int) })
	wg.Wait()
}
