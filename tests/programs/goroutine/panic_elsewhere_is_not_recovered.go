// recover in main does not see the panic of another goroutine.
package main

import "fmt"

func main() {
	defer func() { fmt.Println("main recovered", recover()) }()
	go func() { panic("in a goroutine") }()
	select {}
}

// Output:
//
// Exit: 2
// Stderr: panic: in a goroutine
