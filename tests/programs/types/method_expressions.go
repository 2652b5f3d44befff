// A method as a function that takes its receiver first, and one bound to its receiver.
package main

import "fmt"

type counter struct{ n int }

func (c *counter) add(d int) int { c.n += d; return c.n }
func (c counter) get() int       { return c.n }

type outer struct{ counter }

type getter interface{ get() int }

func main() {
	c := counter{1}
	add, get := (*counter).add, counter.get
	fmt.Println(add(&c, 2), get(c), (*counter).get(&c), getter.get(c))
	bound, copied := c.add, c.get
	c.n = 10
	fmt.Println(bound(1), copied(), c.n)
	o := outer{c}
	fmt.Println((*outer).add(&o, 5), outer.get(o), c.n)
	fmt.Printf("%T %T %T\n", add, bound, getter.get)
}

// Output:
// 3 3 3 3
// 11 3 11
// 16 16 11
// func(*main.counter, int) int func(int) int func(main.getter) int
