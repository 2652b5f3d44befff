// Arguments of go are evaluated where it stands.
package main

import "fmt"

func main() {
	c := make(chan string, 3)
	x := 1
	for x < 4 {
		go func(n int) { c <- fmt.Sprint("n", n) }(x)
		x++
		fmt.Println(<-c)
	}
}

// Output:
// n1
// n2
// n3
