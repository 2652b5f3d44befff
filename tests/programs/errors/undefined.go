package main

import "fmt"

type t struct{ a int }

func main() {
	fmt.Println(missing) // ERROR "undefined: missing"
	fmt.Printl("x") // ERROR "undefined: fmt.Printl"
	var v t
	v.b = 1 // ERROR "v.b undefined (type t has no field or method b)"
	v.f() // ERROR "v.f undefined (type t has no field or method f)"
	var w unknown // ERROR "declared and not used: w"
	undefinedFunc(1) // ERROR "undefined: undefinedFunc"
}
