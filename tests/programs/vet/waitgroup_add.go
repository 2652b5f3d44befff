// Add inside the goroutine: Wait may be over before it.
package main

import (
	"fmt"
	"sync"
)

type pool struct{ wg sync.WaitGroup }

func main() {
	var wg sync.WaitGroup
	done := make(chan bool, 3)
	go func() {
		wg.Add(1) // VET "WaitGroup.Add called from inside new goroutine"
		defer wg.Done()
		done <- true
	}()
	p := &pool{}
	go func() {
		p.wg.Add(1) // VET "WaitGroup.Add called from inside new goroutine"
		defer p.wg.Done()
		done <- true
	}()
	q := &wg
	go func(n int) {
		q.Add(n) // VET "WaitGroup.Add called from inside new goroutine"
		defer q.Done()
		done <- true
	}(1)
	for range 3 {
		<-done
	}
	wg.Wait()
	p.wg.Wait()
	fmt.Println("done")
}

// Output:
// done
