// It is printed when the goroutine is done.
//
// Want: clean
package main

import "fmt"

func main() {
	p := &struct{ n int }{1}
	done := make(chan bool, 1)
	go func() {
		p.n = 2
		done <- true
	}()
	<-done
	_ = fmt.Sprint(p)
}
