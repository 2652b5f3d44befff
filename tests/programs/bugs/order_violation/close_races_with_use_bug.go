// The connection is closed while a request is still on its way.
//
// Want: panic: used after close
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
	c.closed.Store(true)
	wg.Wait()
}
