// A rand.Rand made by rand.New has a state without a lock.
//
// Want: race
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
		wg.Go(func() { _ = r.Uint64() })
	}
	wg.Wait()
}
