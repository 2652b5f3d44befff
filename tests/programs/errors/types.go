// Type declarations and expressions that make no sense.
package main

type loop struct { // ERROR "invalid recursive type: loop refers to itself"
	self loop
}

type twice struct {
	a int
	a string // ERROR "a redeclared"
}

type iface interface {
	m()
	m() // ERROR "duplicate method m"
}

type bad map[[]int]string // ERROR "invalid map key type []int"

func main() {
	var x undefinedType // ERROR "undefined: undefinedType"
	y := twice{1, "a", 2} // ERROR "too many values in struct literal of type twice"
	z := loop{self: 1, other: 2}
	var f func() = 1 // ERROR "cannot use 1 (untyped int constant) as func() value in variable declaration"
	w := []int{"a", 1.5} // ERROR "cannot use "a" (untyped string constant) as int value in array or slice literal"
	if 1 { // ERROR "non-boolean condition in if statement"
	}
	for range 1.5 {
	}
	_ = &1
	_ = *w
	_, _, _, _ = x, y, z, f
}
