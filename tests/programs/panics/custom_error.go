package main

import "errors"

func main() {
	panic(errors.New("broken"))
}

// Output:
//
// Exit: 2
// Stderr: panic: broken
// Stderr: goroutine 1 [running]:
