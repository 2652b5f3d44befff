// The second result tells the end.
//
// Want: clean
package main

//raceway:outcomes closed

import "fmt"

func main() {
	c := make(chan int)
	go close(c)
	if v, ok := <-c; ok {
		fmt.Println(v)
	} else {
		fmt.Println("closed")
	}
}
