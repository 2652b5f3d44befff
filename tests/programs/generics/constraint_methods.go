package main

import (
	"fmt"
	"strings"
)

type Shape interface {
	Area() float64
	fmt.Stringer
}

type Square struct{ side float64 }

func (s Square) Area() float64  { return s.side * s.side }
func (s Square) String() string { return fmt.Sprint("square ", s.side) }

type Disc struct{ r float64 }

func (d *Disc) Area() float64  { return 3 * d.r * d.r }
func (d *Disc) String() string { return fmt.Sprint("disc ", d.r) }

func Largest[S Shape](shapes ...S) S {
	best := shapes[0]
	for _, s := range shapes[1:] {
		if s.Area() > best.Area() {
			best = s
		}
	}
	return best
}

type Named interface {
	~string
	Upper() string
}
type Name string

func (n Name) Upper() string { return strings.ToUpper(string(n)) }

func Shout[N Named](n N) string { return n.Upper() + "!" + string(n[0]) }

func main() {
	fmt.Println(Largest(Square{1}, Square{3}, Square{2}))
	fmt.Println(Largest(&Disc{2}, &Disc{1}))
	fmt.Println(Largest[Shape](Square{2}, &Disc{1}))
	fmt.Println(Shout(Name("go")))
	area := Square.Area
	fmt.Println(area(Square{4}))
}

// Output:
// square 3
// disc 2
// square 2
// GO!g
// 16
