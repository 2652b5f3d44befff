// One goroutine shortens the variable while another indexes through it.
//
// Want: race
package main

import "sync"

func main() {
	s := []int{1, 2, 3}
	var wg sync.WaitGroup
	wg.Go(func() { _ = s[0] })
	s = s[1:]
	wg.Wait()
}
