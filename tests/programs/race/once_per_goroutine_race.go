// Each call makes its own Once, so the function runs twice.
//
// Want: race
package main

import "sync"

var (
	value int
)

func initialise() {
	var once sync.Once
	once.Do(func() { value++ })
}

func main() {
	var wg sync.WaitGroup
	wg.Go(initialise)
	wg.Go(initialise)
	wg.Wait()
}
