// A case may assign to any place: an element, a field, a key of a map, with and without ok.
package main

import "fmt"

func main() {
	c := make(chan int, 4)
	c <- 1
	c <- 2
	c <- 3
	close(c)
	var s struct{ field int }
	list := make([]int, 1)
	m := map[string]int{}
	var ok bool
	select {
	case s.field = <-c:
	}
	select {
	case list[0], ok = <-c:
	}
	fmt.Println(s, list, ok)
	select {
	case m["key"] = <-c:
	}
	select {
	case _, ok = <-c:
	}
	fmt.Println(m, ok)
}

// Output:
// {1} [2] true
// map[key:3] false
