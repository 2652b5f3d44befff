// A closed channel gives zeros for ever, which count as answers.
//
// Want: output 0
package main

//raceway:outcomes closed

import "fmt"

func main() {
	c := make(chan int)
	go close(c)
	v := <-c
	fmt.Println(v)
}
