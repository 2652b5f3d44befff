package main

import "fmt"

type Point struct{ X, Y int }
type Named struct {
	Name string
	Point
}
type Box[T any] struct {
	Named
	Value T
}

func main() {
	n := Named{Name: "n", X: 1, Y: 2}
	b := Box[string]{Name: "b", Y: 5, Value: "v"}
	fmt.Printf("%+v %+v\n", n, b)
	p := &Box[int]{X: n.Y, Value: 3}
	fmt.Printf("%+v\n", *p)
}

// Output:
// {Name:n Point:{X:1 Y:2}} {Named:{Name:b Point:{X:0 Y:5}} Value:v}
// {Named:{Name: Point:{X:2 Y:0}} Value:3}
