// append reads and writes the variable that holds the slice.
//
// Want: race
package main

import "sync"

func main() {
	var list []int
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			list = append(list, i)
		})
	}
	wg.Wait()
	_ = list
}
