// close is deferred.
//
// Want: clean
package main

func produce(c chan<- int, fail bool) {
	defer close(c)
	c <- 1
	if fail {
		return
	}
	c <- 2
}

func main() {
	c := make(chan int, 2)
	go produce(c, true)
	for range c {
	}
}
