// Methods that are missing, doubled or on types that cannot have them.
package main

type shape interface {
	area() float64
	name() string
}

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type circle struct{ r float64 }

func (c *circle) area() float64 { return 3 * c.r * c.r }
func (c *circle) name() string  { return "circle" }
func (c *circle) name() string  { return "again" } // ERROR "method circle.name already declared at ./methods.go:16:18"

func (n int) double() int { return n * 2 } // ERROR "cannot define new methods on non-local type int"

func main() {
	var s shape = square{1} // ERROR "cannot use square{…} (value of struct type square) as shape value in variable declaration: square does not implement shape (missing method name)"
	s = circle{2} // ERROR "cannot use circle{…} (value of struct type circle) as shape value in assignment: circle does not implement shape (method area has pointer receiver)"
	s = &circle{3}
	s.perimeter() // ERROR "s.perimeter undefined (type shape has no field or method perimeter)"
	square{}.side() // ERROR "invalid operation: cannot call square{}.side (value of type float64): float64 is not a function"
	var p **circle
	p.area() // ERROR "p.area undefined (type **circle has no field or method area)"
}
