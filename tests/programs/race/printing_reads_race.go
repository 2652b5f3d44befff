// fmt reads what its arguments point to.
//
// Want: race
package main

import "fmt"

func main() {
	p := &struct{ n int }{1}
	done := make(chan bool, 1)
	go func() {
		p.n = 2
		done <- true
	}()
	_ = fmt.Sprint(p)
	<-done
}
