// Neighbouring bytes are different variables.
//
// Want: clean
package main

import "sync"

type flags struct{ a, b bool }

func main() {
	var f flags
	var wg sync.WaitGroup
	wg.Go(func() { f.a = true })
	wg.Go(func() { f.b = true })
	wg.Wait()
}
