package main

import "fmt"

func level(n int) {
	defer fmt.Println("leaving", n)
	if n == 3 {
		panic("bottom")
	}
	level(n + 1)
}

func main() {
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		level(1)
	}()
	fmt.Println("goes on")
}

// Output:
// leaving 3
// leaving 2
// leaving 1
// recovered bottom
// goes on
