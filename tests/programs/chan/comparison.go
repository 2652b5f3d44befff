// Channels are equal if one make made them; directions do not matter, and they serve as keys of maps.
package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	var receive <-chan int = a
	fmt.Println(a == b, a == receive, a != nil)
	names := map[chan int]string{a: "a", b: "b"}
	fmt.Println(names[a], names[b], len(names))
	var x, y any = a, receive
	fmt.Println(x == y)
}

// Output:
// false true true
// a b 2
// false
