// The functions of the package may be called by all.
//
// Want: clean
package main

import (
	"math/rand/v2"
	"sync"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	_ = r.Uint64()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { _ = rand.Uint64() })
	}
	wg.Wait()
}
