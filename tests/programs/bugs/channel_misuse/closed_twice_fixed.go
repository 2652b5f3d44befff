// Once lets one of them close it.
//
// Want: clean
package main

import "sync"

func main() {
	quit := make(chan bool)
	var once sync.Once
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { once.Do(func() { close(quit) }) })
	}
	wg.Wait()
}
