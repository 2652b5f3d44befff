package main

import "fmt"

func main() {
	zero := 0
	fmt.Println(1 / zero)
}

// Output:
//
// Exit: 2
// Stderr: panic: runtime error: integer divide by zero
// Stderr: goroutine 1 [running]:
