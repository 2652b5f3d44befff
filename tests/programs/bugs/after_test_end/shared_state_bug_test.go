// The goroutine of one test changes what the next one relies on.
//
// Want: race in some runs
// Want: exit 1
package main

import "testing"

var state int

func TestFirst(t *testing.T) {
	done := make(chan bool, 1)
	go func() {
		state = 1
		done <- true
	}()
}

func TestSecond(t *testing.T) {
	if state != 0 {
		t.Fatal("state was changed")
	}
}
