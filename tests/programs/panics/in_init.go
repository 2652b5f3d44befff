// A panic before main: the trace names init.
package main

import "fmt"

var table = make(map[string]int)

func init() {
	fmt.Println("init")
	var m map[string]int
	m["x"] = table["y"]
}

func main() { fmt.Println("never") }

// Output:
// init
// Exit: 2
// Stderr: panic: assignment to entry in nil map
// Stderr: goroutine 1 [running]:
