// Registration is awaited.
//
// Want: clean
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
	<-registered
	h, ok := handlers.Load("event")
	if !ok {
		h = "unhandled"
	}
	fmt.Println(h)
}
