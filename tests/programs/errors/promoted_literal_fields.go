package main

type Point struct{ X, Y int }
type Ref struct{ Z int }
type Named struct {
	Name string
	Point
	*Ref
}

func main() {
	_ = Named{X: 1, Point: Point{}} // ERROR "cannot specify embedded field Point and enclosed promoted field X"
	_ = Named{Point: Point{}, Y: 1} // ERROR "cannot specify promoted field Y and enclosing embedded field Point"
	_ = Named{X: 1, X: 2} // ERROR "duplicate field name X in struct literal"
	_ = Named{Z: 1} // ERROR "invalid implicit pointer indirection to reach Z"
	_ = Named{x: 1} // ERROR "unknown field x in struct literal of type Named, but does have X"
}
