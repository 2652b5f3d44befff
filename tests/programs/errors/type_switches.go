// Type switches and assertions are for interfaces, and for types that could be there.
package main

import "io"

type number int

func main() {
	x := 3
	switch x.(type) { // ERROR "x (variable of type int) is not an interface"
	}
	_ = x.(int) // ERROR "invalid operation: x (variable of type int) is not an interface"
	var r io.Reader
	switch v := r.(type) { // ERROR "v declared and not used"
	case number: // ERROR "impossible type switch case: number"
	case io.Writer:
	case nil, nil: // ERROR "duplicate case nil in type switch"
	}
	_ = r.(number) // ERROR "impossible type assertion: r.(number)"
	_ = r.(type) // ERROR "invalid syntax tree: use of .(type) outside type switch"
}
