// What the built-in functions take.
package main

func main() {
	s := []int{1}
	_ = len(3) // ERROR "invalid argument: 3 (untyped int constant) for built-in len"
	_ = cap(map[int]int{}) // ERROR "invalid argument: map[int]int{} (value of type map[int]int) for built-in cap"
	clear(s[0]) // ERROR "invalid argument: cannot clear s[0] (variable of type int): argument must be (or constrained by) map or slice"
	_ = copy(s, 1) // ERROR "invalid copy: argument must be a slice; have 1 (untyped int constant)"
	delete(s, 1) // ERROR "invalid argument: s (variable of type []int) is not a map"
	_ = imag("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
	_ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = min("a", 1) // ERROR "invalid argument: mismatched types untyped string (previous argument) and untyped int (type of 1)"
	_ = make([]int, 3, 2) // ERROR "invalid argument: length and capacity swapped"
}
