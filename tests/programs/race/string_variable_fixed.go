// The text goes through a channel.
//
// Want: clean
package main

import "fmt"

func main() {
	name := "short"
	c := make(chan string)
	done := make(chan bool)
	go func() {
		c <- "a longer name"
		done <- true
	}()
	name = <-c
	<-done
	fmt.Println(name)
}
