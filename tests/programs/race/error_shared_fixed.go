// Each goroutine has its own err.
//
// Want: clean
package main

import (
	"errors"
	"sync"
)

func step(n int) error {
	if n > 0 {
		return errors.New("no")
	}
	return nil
}

func main() {
	var err error
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			err := step(i)
			_ = err
		})
	}
	wg.Wait()
	_ = err
}
