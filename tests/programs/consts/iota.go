package main

import "fmt"

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
	_
	thursday
)

const (
	_  = iota
	kb = 1 << (10 * iota)
	mb
)

const (
	a, b = iota, iota * 10
	c, d
)

func (d weekday) String() string { return [...]string{"Sun", "Mon", "Tue", "Wed", "Thu"}[d] }

const huge = 1 << 200
const third = 1.0 / 3

func main() {
	fmt.Println(monday, thursday, kb, mb, a, b, c, d)
	fmt.Printf("%d %v %s\n", tuesday, tuesday, sunday)
	fmt.Println(huge>>190, third*3 == 1, float32(third))
	const typed uint8 = 200
	fmt.Println(typed+55, len("const"), 'x', "s"+"t")
}

// Output:
// Mon Thu 1024 1048576 0 0 1 10
// 2 Tue Sun
// 1024 true 0.33333334
// 255 5 120 st
