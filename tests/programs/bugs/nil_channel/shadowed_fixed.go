// = assigns to the one outside.
//
// Want: clean
package main

var results chan int

func setup() {
	results = make(chan int, 1)
	_ = results
}

func main() {
	setup()
	go func() { results <- 1 }()
}
