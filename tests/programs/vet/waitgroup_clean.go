// Add before the goroutine starts, or where vet is not sure.
package main

import (
	"fmt"
	"sync"
)

type tally struct{ n int }

func (t *tally) Add(n int) { t.n += n }

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		wg.Add(1)
		go func() { defer wg.Done() }()
	}()
	wg.Wait()
	var t tally
	done := make(chan bool)
	go func() {
		t.Add(2)
		done <- true
	}()
	<-done
	wg.Go(func() { t.Add(1) })
	wg.Wait()
	func() {
		wg.Add(1)
		wg.Done()
	}()
	fmt.Println(t.n)
}

// Output:
// 3
