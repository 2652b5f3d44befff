// The function gets the array itself.
//
// Want: clean
package main

import "sync"

func sum(a [3]int) (s int) {
	for _, v := range a {
		s += v
	}
	return s
}

func main() {
	a := [3]int{1, 2, 3}
	var wg sync.WaitGroup
	wg.Add(1)
	go func(a [3]int) {
		defer wg.Done()
		_ = sum(a)
	}(a)
	a[0] = 5
	wg.Wait()
}
