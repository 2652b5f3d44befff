// A goroutine logs to a test that may be over.
//
// Want: panic: Log in goroutine after TestLog has completed
package main

import "testing"

func TestLog(t *testing.T) {
	done := make(chan bool, 1)
	go func() {
		t.Log("working")
		done <- true
	}()
}
