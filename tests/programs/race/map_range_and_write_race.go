// Ranging over a map while another goroutine writes to it.
//
// Want: race
package main

import (
	"sync"
)

func main() {
	m := map[int]int{1: 1}
	view := m
	var wg sync.WaitGroup
	wg.Go(func() { m[2] = 2 })
	sum := 0
	for k, v := range view {
		sum += k + v
	}
	wg.Wait()
}
