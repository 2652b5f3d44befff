// The goroutine is given the new channel.
//
// Want: clean
package main

func main() {
	c := make(chan int, 1)
	done := make(chan bool)
	fresh := make(chan int, 1)
	go func(c chan int) {
		c <- 1
		done <- true
	}(fresh)
	c = fresh
	<-done
	_ = c
}
