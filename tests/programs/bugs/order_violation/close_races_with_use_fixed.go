// Closing waits for the requests.
//
// Want: clean
package main

import (
	"sync"
	"sync/atomic"
)

type conn struct{ closed atomic.Bool }

func (c *conn) use() {
	if c.closed.Load() {
		panic("used after close")
	}
}

func main() {
	var c conn
	var wg sync.WaitGroup
	wg.Go(c.use)
	wg.Wait()
	c.closed.Store(true)
}
