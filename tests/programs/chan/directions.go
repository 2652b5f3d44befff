package main

import "fmt"

func produce(out chan<- int, n int) {
	defer close(out)
	for i := range n {
		out <- i
	}
}

func double(in <-chan int, out chan<- int) {
	defer close(out)
	for v := range in {
		out <- 2 * v
	}
}

func main() {
	a, b := make(chan int), make(chan int)
	go produce(a, 4)
	go double(a, b)
	for v := range b {
		fmt.Println(v)
	}
	fmt.Printf("%T %T\n", (<-chan int)(a), (chan<- int)(b))
}

// Output:
// 0
// 2
// 4
// 6
// <-chan int chan<- int
