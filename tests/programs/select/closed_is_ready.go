package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan string, 1)
	close(a)
	b <- "x"
	got := 0
	for got != 3 {
		select {
		case v, ok := <-a:
			if !ok && v == 0 {
				got |= 1
			}
		case s, ok := <-b:
			if ok && s == "x" {
				got |= 2
				b = nil
			}
		}
	}
	fmt.Println("both")
}

// Output:
// both
