package main

import "fmt"

func f(a int, b string) int { return a }

func main() {
	f(1) // ERROR "not enough arguments in call to f"
	f(1, "a", 2) // ERROR "too many arguments in call to f"
	f("a", 1) // ERROR "cannot use "a" (untyped string constant) as int value in argument to f"
	x := f
	x == nil // ERROR "x == nil (untyped bool value) is not used"
	fmt.Println(f(1, "b").c) // ERROR "f(1, "b").c undefined (type int has no field or method c)"
	go f // ERROR "expression in go must be function call"
	defer 1 // ERROR "expression in defer must be function call"
	1 + 2 // ERROR "1 + 2 (untyped int constant 3) is not used"
	f(1, "a")
	_ = append(1, 2) // ERROR "invalid append: argument must be a slice; have 1 (untyped int constant)"
	_ = len(5)
}
