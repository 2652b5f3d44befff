// A receive from a channel with free places orders nothing for the sender.
//
// Want: race
package main

func main() {
	x := 0
	c := make(chan bool, 1)
	done := make(chan bool)
	go func() {
		x = 1
		<-c
		done <- true
	}()
	c <- true
	_ = x
	<-done
}
