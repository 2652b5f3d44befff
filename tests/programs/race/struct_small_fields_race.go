// A byte is shared by two goroutines.
//
// Want: race
package main

import "sync"

type flags struct{ a, b bool }

func main() {
	var f flags
	var wg sync.WaitGroup
	wg.Go(func() { f.a = true })
	wg.Go(func() { f.a = !f.b })
	wg.Wait()
}
