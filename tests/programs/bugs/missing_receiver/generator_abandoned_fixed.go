// A quit channel tells it.
//
// Want: clean
package main

func count(quit <-chan bool) <-chan int {
	c := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			select {
			case c <- i:
			case <-quit:
				return
			}
		}
	}()
	return c
}

func main() {
	quit := make(chan bool)
	c := count(quit)
	<-c
	close(quit)
}
