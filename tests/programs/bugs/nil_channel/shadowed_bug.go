// := makes a second variable, which hides the one outside; that one stays nil.
//
// Want: leak
package main

var results chan int

func setup() {
	results := make(chan int, 1)
	_ = results
}

func main() {
	setup()
	go func() { results <- 1 }()
}
