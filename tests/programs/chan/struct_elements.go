// Elements of several words, arrays and strings travel whole.
package main

import "fmt"

type point struct {
	x, y int
	name string
}

func main() {
	c := make(chan point, 1)
	a := make(chan [3]int, 1)
	e := make(chan struct{}, 1)
	c <- point{1, 2, "p"}
	a <- [3]int{4, 5, 6}
	e <- struct{}{}
	fmt.Println(<-c, <-a, <-e)
	close(c)
	close(a)
	p, ok := <-c
	fmt.Printf("%+v %v\n", p, ok)
	arr, ok := <-a
	fmt.Println(arr, ok)
}

// Output:
// {1 2 p} [4 5 6] {}
// {x:0 y:0 name:} false
// [0 0 0] false
