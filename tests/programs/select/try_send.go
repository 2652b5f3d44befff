// With default a send is an attempt: it drops what finds no place.
package main

import "fmt"

func main() {
	c := make(chan int, 2)
	dropped := 0
	for i := range 5 {
		select {
		case c <- i:
		default:
			dropped++
		}
	}
	close(c)
	for v := range c {
		fmt.Println("kept", v)
	}
	fmt.Println("dropped", dropped)
}

// Output:
// kept 0
// kept 1
// dropped 3
