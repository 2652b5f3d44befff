// One goroutine writes a value and then says that it is ready; the other waits
// for the word and reads the value. Without a lock or a channel nothing orders
// the four accesses: Explore lists what the reader can see.
package main

import "fmt"

//raceway:outcomes "not ready" 42
//raceway:outcomes forbidden 0

var value int
var ready bool

func main() {
	done := make(chan bool)
	go func() {
		ready = true
		value = 42 // Too late: the reader may already believe the word.
		done <- true
	}()
	if ready {
		fmt.Println(value)
	} else {
		fmt.Println("not ready")
	}
	<-done
}
