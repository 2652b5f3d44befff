// The worker polls a plain variable for the end.
//
// Want: race
package main

func main() {
	stop := false
	quit := make(chan bool)
	work, done := make(chan int, 1), make(chan bool)
	go func() {
		<-work
		if stop {
			<-work
		}
		done <- true
	}()
	work <- 1
	stop = true
	close(quit)
	<-done
	_ = stop
}
