// The goroutine is a part of the test.
//
// Want: clean
package main

import (
	"sync"
	"testing"
)

func TestError(t *testing.T) {
	var wg sync.WaitGroup
	wg.Go(func() {
		if 1+1 != 2 {
			t.Error("wrong")
		}
	})
	wg.Wait()
}
