// A nested select gives one channel priority over another.
package main

import "fmt"

func main() {
	urgent := make(chan string, 3)
	normal := make(chan string, 3)
	for _, s := range []string{"n1", "n2"} {
		normal <- s
	}
	urgent <- "u1"
	for range 4 {
		select {
		case s := <-urgent:
			fmt.Println(s)
		default:
			select {
			case s := <-urgent:
				fmt.Println(s)
			case s := <-normal:
				fmt.Println(s)
				if s == "n1" {
					urgent <- "u2"
				}
			}
		}
	}
}

// Output:
// u1
// n1
// u2
// n2
