// The group knows both.
//
// Want: clean
package main

import "sync"

func main() {
	var a, b int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		a = 1
		wg.Done()
	}()
	go func() {
		b = 1
		wg.Done()
	}()
	wg.Wait()
	_ = a + b
}
