// Lines of a group repeat the expression before; iota counts lines.
package main

import "fmt"

type size uint64

const (
	_       = iota
	KB size = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

type day int

const (
	monday day = iota + 1
	tuesday
	wednesday
)

func (d day) String() string {
	return [...]string{"?", "mon", "tue", "wed"}[d]
}

const (
	skip = "x"
	same
	after = iota
)

func main() {
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(monday, wednesday, tuesday+1 == wednesday)
	fmt.Printf("%d %v %s\n", tuesday, tuesday, tuesday)
	fmt.Println(skip, same, after)
}

// Output:
// 1024 1048576 1073741824
// 0 0 1 10 3 30
// mon wed true
// 2 tue tue
// x x 2
