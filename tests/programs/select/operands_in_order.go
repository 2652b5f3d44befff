// Channels and values of all cases are evaluated first, in source order.
package main

import "fmt"

func ch(name string, c chan int) chan int {
	fmt.Println("channel", name)
	return c
}

func val(v int) int {
	fmt.Println("value", v)
	return v
}

func main() {
	full, ready := make(chan int), make(chan int, 1)
	m := map[string]int{}
	ready <- 5
	select {
	case ch("full", full) <- val(1):
	case m["x"] = <-ch("ready", ready):
	case ch("full again", full) <- val(2):
	}
	fmt.Println(m)
}

// Output:
// channel full
// value 1
// channel ready
// channel full again
// value 2
// map[x:5]
