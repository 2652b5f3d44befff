// Each goroutine builds its own text.
//
// Want: clean
package main

import (
	"strings"
	"sync"
)

func main() {
	var all strings.Builder
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			var all strings.Builder
			all.WriteString("line\n")
		})
	}
	wg.Wait()
	_ = all.String()
}
