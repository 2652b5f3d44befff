// The test waits for it.
//
// Want: clean
package main

import "testing"

func TestLog(t *testing.T) {
	done := make(chan bool, 1)
	go func() {
		t.Log("working")
		done <- true
	}()
	<-done
}
