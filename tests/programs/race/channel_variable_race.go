// The channel is safe, the variable that holds it is not.
//
// Want: race
package main

func main() {
	c := make(chan int, 1)
	done := make(chan bool)
	go func() {
		c <- 1
		done <- true
	}()
	c = make(chan int, 1)
	<-done
	_ = c
}
