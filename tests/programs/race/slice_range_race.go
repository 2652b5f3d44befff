// range reads each element in its turn.
//
// Want: race
package main

import "sync"

func main() {
	s := []int{1, 2, 3}
	var wg sync.WaitGroup
	wg.Go(func() {
		s[2] = 9
	})
	sum := 0
	for _, v := range s {
		sum += v
	}
	wg.Wait()
}
