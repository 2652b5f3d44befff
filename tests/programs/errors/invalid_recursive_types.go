// A type that contains itself without a pointer has no size.
package main

type node struct { // ERROR "invalid recursive type: node refers to itself"
	value int
	next  node
}

type a struct{ b b } // ERROR "invalid recursive type a"
type b struct{ c [2]c }
type c struct{ a a }

type alias = []alias // ERROR "invalid recursive type: alias refers to itself"

type i interface{ i } // ERROR "invalid recursive type: i refers to itself"

type fine struct{ next *fine }

func main() {}
