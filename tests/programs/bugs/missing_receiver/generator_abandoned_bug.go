// The loop over a generator ends early; the generator does not hear of it.
//
// Want: leak
package main

func count() <-chan int {
	c := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			c <- i
		}
	}()
	return c
}

func main() {
	c := count()
	<-c
}
