// Producers, a bounded buffer, consumers: everything that is made is used up, once.
package main

import (
	"fmt"
	"sync"
)

func main() {
	buffer := make(chan int, 3)
	var producers, consumers sync.WaitGroup
	for p := range 4 {
		producers.Go(func() {
			for i := range 10 {
				buffer <- p*10 + i
			}
		})
	}
	sums := make([]int, 3)
	for c := range sums {
		consumers.Go(func() {
			for item := range buffer {
				sums[c] += item
			}
		})
	}
	producers.Wait()
	close(buffer)
	consumers.Wait()
	fmt.Println(sums[0] + sums[1] + sums[2])
}

// Output:
// 780
