// Five philosophers and five forks; who takes the lower fork first cannot deadlock.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 5
	var forks [n]chan bool
	for i := range forks {
		forks[i] = make(chan bool, 1)
		forks[i] <- true
	}
	var meals [n]int
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			low, high := min(i, (i+1)%n), max(i, (i+1)%n)
			for range 20 {
				<-forks[low]
				<-forks[high]
				meals[i]++
				forks[high] <- true
				forks[low] <- true
			}
		})
	}
	wg.Wait()
	fmt.Println(meals)
}

// Output:
// [20 20 20 20 20]
