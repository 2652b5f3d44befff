// Select waits for whichever comes first: an answer, or the end of patience.
// Make the server slower than the patience and watch the outcome change.
package main

import (
	"fmt"
	"time"
)

var server = 30   //raceway:slider min=1 max=200
var patience = 50 //raceway:slider min=1 max=200

func ask() <-chan string {
	// A buffer of one lets the server finish even if nobody waits any more.
	answer := make(chan string, 1)
	go func() {
		time.Sleep(time.Duration(server) * time.Millisecond)
		answer <- "42"
	}()
	return answer
}

func main() {
	select {
	case a := <-ask():
		fmt.Println("the answer is", a)
	case <-time.After(time.Duration(patience) * time.Millisecond):
		fmt.Println("no answer in time")
	}
}
