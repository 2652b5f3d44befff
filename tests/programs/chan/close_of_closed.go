package main

func main() {
	c := make(chan int)
	close(c)
	close(c)
}

// Output:
//
// Exit: 2
// Stderr: panic: close of closed channel
// Stderr: goroutine 1 [running]:
