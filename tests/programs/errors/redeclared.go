package main

type t int
type t string // ERROR "t redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

func main() {
	a := 1
	a := 2 // ERROR "no new variables on left side of :="
	var a int // ERROR "a redeclared in this block"
	_ = a
	for i := 0; i < 3; i++ {
		break missing // ERROR "break label not defined: missing"
	}
unused: // ERROR "label unused defined and not used"
	switch a {
	case 1, 2, 1: // ERROR "duplicate case 1 (constant of type int) in expression switch"
	}
}
