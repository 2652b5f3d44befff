// There is one Once.
//
// Want: clean
package main

import "sync"

var (
	shared sync.Once
	value  int
)

func initialise() {
	once := &shared
	once.Do(func() { value++ })
}

func main() {
	var wg sync.WaitGroup
	wg.Go(initialise)
	wg.Go(initialise)
	wg.Wait()
}
