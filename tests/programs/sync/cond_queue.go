package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var queue []int
	done := make(chan int)
	for range 3 {
		go func() {
			sum := 0
			for range 4 {
				mu.Lock()
				for len(queue) == 0 {
					cond.Wait()
				}
				sum += queue[0]
				queue = queue[1:]
				mu.Unlock()
			}
			done <- sum
		}()
	}
	for i := 1; i <= 12; i++ {
		mu.Lock()
		queue = append(queue, i)
		mu.Unlock()
		cond.Signal()
	}
	fmt.Println(<-done + <-done + <-done)
}

// Output:
// 78
