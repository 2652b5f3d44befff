package main

func main() {
	c := make(chan int)
	c <- 1
}

// Output:
//
// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan send]:
