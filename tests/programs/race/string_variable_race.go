// A string is two words: assigning one while another goroutine reads it is a race, though texts never change.
//
// Want: race
package main

import "fmt"

func main() {
	name := "short"
	done := make(chan bool)
	go func() {
		name = "a longer name"
		done <- true
	}()
	_ = len(name)
	<-done
	fmt.Println(name)
}
