package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	value := 0
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				if i%5 == 0 {
					rw.Lock()
					value++
					rw.Unlock()
				} else {
					rw.RLock()
					_ = value
					rw.RUnlock()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(value)
}

// Output:
// 200
