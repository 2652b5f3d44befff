package main

func main() {
	var c chan int
	<-c
}

// Output:
//
// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan receive (nil chan)]:
