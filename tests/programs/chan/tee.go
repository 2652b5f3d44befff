// Each value goes to both receivers before the next one is taken.
package main

import (
	"fmt"
	"sync"
)

func tee(in <-chan int) (<-chan int, <-chan int) {
	a, b := make(chan int), make(chan int)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			first, second := a, b
			for range 2 {
				select {
				case first <- v:
					first = nil
				case second <- v:
					second = nil
				}
			}
		}
	}()
	return a, b
}

func main() {
	in := make(chan int)
	go func() {
		for i := range 5 {
			in <- i
		}
		close(in)
	}()
	a, b := tee(in)
	var got [2][]int
	var wg sync.WaitGroup
	wg.Go(func() {
		for v := range a {
			got[0] = append(got[0], v)
		}
	})
	wg.Go(func() {
		for v := range b {
			got[1] = append(got[1], v)
		}
	})
	wg.Wait()
	fmt.Println(got)
}

// Output:
// [[0 1 2 3 4] [0 1 2 3 4]]
