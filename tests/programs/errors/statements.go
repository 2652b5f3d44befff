// Statements with operands that do not fit.
package main

func two() (int, int) { return 1, 2 }

func main() {
	a, b := 1, 2 // ERROR "declared and not used: a"
	a, a := 3, 4 // ERROR "a repeated on left side of :="
	s := "a"
	s++ // ERROR "invalid operation: s++ (non-numeric type string)"
	_ = int // ERROR "int (type) is not an expression"
	a = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	a, c, c := 1, 2, 3 // ERROR "declared and not used: c"
}
