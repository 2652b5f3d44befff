// A failure is reported when nobody counts failures any more.
//
// Want: panic: Log in goroutine after TestError has completed
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
		t.Log("checked")
	})
}
