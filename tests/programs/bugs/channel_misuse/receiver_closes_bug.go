// The receiver closes the channel that the sender still uses.
//
// Want: race
// Want: panic: send on closed channel
package main

func main() {
	c, done := make(chan int), make(chan bool)
	go func() {
		for i := range 2 {
			c <- i
		}
		close(done)
	}()
	<-c
	close(c)
	<-done
}
