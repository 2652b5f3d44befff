package main

func main() {
	select {}
}

// Output:
//
// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [select (no cases)]:
