package main

func f() (int, string) { return 1, "a" }

func main() {
	var a int = "text" // ERROR "cannot use "text" (untyped string constant) as int value in variable declaration"
	var b string = 1 // ERROR "cannot use 1 (untyped int constant) as string value in variable declaration"
	c := 1 + "a" // ERROR "invalid operation: 1 + "a" (mismatched types untyped int and untyped string)"
	a = 2.5 // ERROR "cannot use 2.5 (untyped float constant) as int value in assignment (truncated)"
	d, e, g := f() // ERROR "assignment mismatch: 3 variables but f returns 2 values"
	var h uint8 = 300 // ERROR "cannot use 300 (untyped int constant) as uint8 value in variable declaration (overflows)"
	i := a + h // ERROR "invalid operation: a + h (mismatched types int and uint8)"
	a, b = f(), 1 // ERROR "multiple-value f() (value of type (int, string)) in single-value context"
	if a { // ERROR "non-boolean condition in if statement"
	}
	return 1
}
