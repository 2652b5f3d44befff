// A buffered channel as a semaphore: never more than three at once.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	slots := make(chan struct{}, 3)
	var mu sync.Mutex
	var wg sync.WaitGroup
	inside, most, done := 0, 0, 0
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- struct{}{}
			mu.Lock()
			inside++
			most = max(most, inside)
			mu.Unlock()
			runtime.Gosched()
			mu.Lock()
			inside--
			done++
			mu.Unlock()
			<-slots
		}()
	}
	wg.Wait()
	fmt.Println(most <= 3, inside, done, len(slots), cap(slots))
}

// Output:
// true 0 20 0 3
