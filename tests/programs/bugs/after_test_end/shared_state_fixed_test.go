// The first test waits for it.
//
// Want: clean
package main

import "testing"

var state int

func TestFirst(t *testing.T) {
	done := make(chan bool, 1)
	go func() {
		state = 1
		done <- true
	}()
	<-done
	state = 0
}

func TestSecond(t *testing.T) {
	if state != 0 {
		t.Fatal("state was changed")
	}
}
