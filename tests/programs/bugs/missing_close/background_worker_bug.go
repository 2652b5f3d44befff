// The worker outlives its jobs, which is not noticed: main just returns.
//
// Want: leak
package main

func main() {
	jobs, done := make(chan int), make(chan bool)
	go func() {
		for range jobs {
		}
		close(done)
	}()
	jobs <- 1
}
