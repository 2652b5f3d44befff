// The goroutine of a test waits for ever; no test fails.
//
// Want: leak
package main

import "testing"

func TestService(t *testing.T) {
	quit, gone := make(chan bool), make(chan bool)
	go func() {
		<-quit
		close(gone)
	}()
}
