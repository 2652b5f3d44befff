// A whole new configuration is stored at once.
//
// Want: clean
package main

//raceway:outcomes "old old" "new new"

import (
	"fmt"
	"sync/atomic"
)

type config struct{ host, port string }

func main() {
	var c atomic.Pointer[config]
	c.Store(&config{"old", "old"})
	done := make(chan bool)
	go func() {
		c.Store(&config{"new", "new"})
		done <- true
	}()
	seen := c.Load()
	host, port := seen.host, seen.port
	<-done
	fmt.Println(host, port)
}
