// What _ cannot do.
package main

type t struct{}

func (t) _() {}

type i interface{ _() } // ERROR "methods must have a unique non-blank name"

func main() {
	x := _ // ERROR "declared and not used: x"
	_ = 1
	_ := 2 // ERROR "no new variables on left side of :="
	println(_) // ERROR "cannot use _ as value or type"
	_.f() // ERROR "cannot use _ as value or type"
}
