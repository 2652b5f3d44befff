package main

import "fmt"

func main() {
	defer fmt.Println("main's defer runs")
	defer func() {
		r := recover()
		panic(fmt.Sprint("again: ", r))
	}()
	panic("once")
}

// Output:
// main's defer runs
// Exit: 2
// Stderr: panic: once [recovered]
// Stderr: goroutine 1 [running]:
