// It asks a channel.
//
// Want: clean
package main

func main() {
	stop := false
	quit := make(chan bool)
	work, done := make(chan int, 1), make(chan bool)
	go func() {
		<-work
		select {
		case <-quit:
		default:
		}
		done <- true
	}()
	work <- 1
	stop = true
	close(quit)
	<-done
	_ = stop
}
