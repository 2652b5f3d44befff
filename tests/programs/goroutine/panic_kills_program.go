package main

import "fmt"

func main() {
	fmt.Println("start")
	go func() {
		panic("in a goroutine")
	}()
	select {}
}

// Output:
// start
// Exit: 2
// Stderr: panic: in a goroutine
