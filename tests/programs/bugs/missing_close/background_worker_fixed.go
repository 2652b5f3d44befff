// The worker is told, and awaited.
//
// Want: clean
package main

func main() {
	jobs, done := make(chan int), make(chan bool)
	go func() {
		for range jobs {
		}
		close(done)
	}()
	jobs <- 1
	close(jobs)
	<-done
}
