// On an error the producer returns without closing.
//
// Want: deadlock
package main

func produce(c chan<- int, fail bool) {
	c <- 1
	if fail {
		return
	}
	c <- 2
	close(c)
}

func main() {
	c := make(chan int, 2)
	go produce(c, true)
	for range c {
	}
}
