// The sender closes; the receiver tells it to stop by another channel.
//
// Want: clean
package main

func main() {
	c, done := make(chan int), make(chan bool)
	stop := make(chan bool)
	go func() {
		defer close(done)
		for i := range 2 {
			select {
			case c <- i:
			case <-stop:
				return
			}
		}
	}()
	<-c
	close(stop)
	<-done
}
