// What cannot be assigned, and to what.
package main

type t struct{ x int }

func two() (int, int) { return 1, 2 }

func main() {
	const c = 1
	c = 2 // ERROR "cannot assign to c (neither addressable nor a map index expression)"
	two() = 1, 2 // ERROR "assignment mismatch: 1 variable but 2 values"
	m := map[string]t{}
	m["a"].x = 1 // ERROR "cannot assign to struct field m["a"].x in map"
	"abc"[0] = 'x' // ERROR "cannot assign to "abc"[0] (neither addressable nor a map index expression)"
	a, b := two(), 1 // ERROR "multiple-value two() (value of type (int, int)) in single-value context"
	var d int = two() // ERROR "multiple-value two() (value of type (int, int)) in single-value context"
	e, f := 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	nil := 3
	_ = nil
	var s string = 'a' // ERROR "cannot use 'a' (untyped rune constant 97) as string value in variable declaration"
	_, _, _, _, _, _ = a, b, d, e, f, s
}
