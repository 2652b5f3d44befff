// Operators and the types that they are for.
package main

func main() {
	_ = "a" - "b" // ERROR "invalid operation: operator - not defined on "a" (untyped string constant)"
	_ = 1.5 % 2 // ERROR "invalid operation: operator % not defined on 1.5 (untyped float constant)"
	_ = !3 // ERROR "invalid operation: operator ! not defined on 3 (untyped int constant)"
	_ = -"a" // ERROR "invalid operation: operator - not defined on "a" (untyped string constant)"
	_ = ^1.5 // ERROR "invalid operation: operator ^ not defined on 1.5 (untyped float constant)"
	_ = true + false // ERROR "invalid operation: operator + not defined on true (untyped bool constant)"
	var i int
	var f float64
	_ = i + f // ERROR "invalid operation: i + f (mismatched types int and float64)"
	_ = 1 << -1 // ERROR "invalid operation: negative shift count -1 (untyped int constant)"
	i += "x" // ERROR "invalid operation: i += "x" (mismatched types int and untyped string)"
	_ = i && true // ERROR "invalid operation: i && true (mismatched types int and untyped bool)"
}
