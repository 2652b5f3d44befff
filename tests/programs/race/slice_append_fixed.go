// The goroutines send; one appends.
//
// Want: clean
package main

import "sync"

func main() {
	var list []int
	var wg sync.WaitGroup
	c := make(chan int, 2)
	for i := range 2 {
		wg.Go(func() {
			c <- i
		})
	}
	wg.Wait()
	close(c)
	for v := range c {
		list = append(list, v)
	}
	_ = list
}
