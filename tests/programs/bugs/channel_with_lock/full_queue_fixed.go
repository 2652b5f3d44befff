// The queue is its own lock.
//
// Want: clean
package main

func main() {
	queue := make(chan int, 1)
	done := make(chan bool)
	go func() {
		for range 2 {
			<-queue
		}
		done <- true
	}()
	queue <- 1
	queue <- 2
	<-done
}
