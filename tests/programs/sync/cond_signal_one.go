// Signal wakes one waiter, Broadcast all.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	waiting, tokens, woken := 0, 0, 0
	done := make(chan bool)
	for range 4 {
		go func() {
			mu.Lock()
			waiting++
			for tokens == 0 {
				cond.Wait()
			}
			tokens--
			woken++
			mu.Unlock()
			done <- true
		}()
	}
	for {
		mu.Lock()
		if waiting == 4 {
			break
		}
		mu.Unlock()
	}
	tokens = 1
	mu.Unlock()
	cond.Signal()
	<-done
	mu.Lock()
	fmt.Println("after Signal", woken)
	tokens = 3
	mu.Unlock()
	cond.Broadcast()
	for range 3 {
		<-done
	}
	fmt.Println("after Broadcast", woken)
}

// Output:
// after Signal 1
// after Broadcast 4
