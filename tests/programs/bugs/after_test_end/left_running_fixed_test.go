// A cleanup ends it.
//
// Want: clean
package main

import "testing"

func TestService(t *testing.T) {
	quit, gone := make(chan bool), make(chan bool)
	go func() {
		<-quit
		close(gone)
	}()
	t.Cleanup(func() {
		close(quit)
		<-gone
	})
}
