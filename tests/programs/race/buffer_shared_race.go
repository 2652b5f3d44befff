// bytes.Buffer has no lock.
//
// Want: race
package main

import (
	"bytes"
	"sync"
)

func main() {
	var b bytes.Buffer
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			b.WriteString("x")
		})
	}
	wg.Wait()
	_ = b.Len()
}
