package main

import "fmt"

func main() {
	var v any = "text"
	fmt.Println(v.(int))
}

// Output:
//
// Exit: 2
// Stderr: panic: interface conversion: interface {} is string, not int
// Stderr: goroutine 1 [running]:
