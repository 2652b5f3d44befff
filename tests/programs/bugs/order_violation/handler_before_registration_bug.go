// The event may be sent before its handler is registered.
//
// Want: output unhandled
package main

//raceway:outcomes handled

import (
	"fmt"
	"sync"
)

func main() {
	var handlers sync.Map
	registered := make(chan bool, 1)
	go func() {
		handlers.Store("event", "handled")
		registered <- true
	}()
	h, ok := handlers.Load("event")
	if !ok {
		h = "unhandled"
	}
	fmt.Println(h)
	<-registered
}
