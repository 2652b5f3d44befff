// What can and cannot be done with a channel of one direction.
package main

func main() {
	c := make(chan int)
	var send chan<- int = c
	var receive <-chan int = c
	<-send // ERROR "invalid operation: cannot receive from send-only channel chan<- int send (variable of type chan<- int)"
	receive <- 1 // ERROR "invalid operation: cannot send to receive-only channel <-chan int receive (variable of type <-chan int)"
	close(receive) // ERROR "invalid operation: cannot close receive-only channel receive (variable of type <-chan int)"
	for range send { // ERROR "cannot range over send (variable of type chan<- int): receive from send-only channel chan<- int"
	}
	c = send // ERROR "cannot use send (variable of type chan<- int) as chan int value in assignment"
	c <- "text" // ERROR "cannot use "text" (untyped string constant) as int value in send"
	for a, b := range c { // ERROR "declared and not used: a"
	}
	x := 3
	x <- 1 // ERROR "invalid operation: cannot send to non-channel int x (variable of type int)"
	<-x // ERROR "invalid operation: cannot receive from non-channel int x (variable of type int)"
}
