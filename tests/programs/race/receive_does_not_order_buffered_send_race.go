// A receive from a channel with free places orders nothing for the sender.
//
// Want: race
package main

func main() {
	x := 0
	c := make(chan bool, 1)
	go func() {
		x = 1
		<-c
	}()
	c <- true
	_ = x
}
