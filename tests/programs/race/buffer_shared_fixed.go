// One goroutine has the buffer; the others send.
//
// Want: clean
package main

import (
	"bytes"
	"sync"
)

func main() {
	var b bytes.Buffer
	lines := make(chan string, 2)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			lines <- "x"
		})
	}
	wg.Wait()
	b.WriteString(<-lines + <-lines)
	_ = b.Len()
}
