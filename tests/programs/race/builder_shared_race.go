// strings.Builder has no lock.
//
// Want: race
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
			all.WriteString("line\n")
		})
	}
	wg.Wait()
	_ = all.String()
}
