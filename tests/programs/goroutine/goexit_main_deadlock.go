package main

import "runtime"

func main() {
	runtime.Goexit()
}

// Output:
//
// Exit: 2
// Stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!
