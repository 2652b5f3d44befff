// Slices, maps and functions are compared with nil only.
package main

type holder struct{ list []int }

func main() {
	a, b := []int{}, []int{}
	_ = a == b // ERROR "invalid operation: a == b (slice can only be compared to nil)"
	f := func() {}
	_ = f == f // ERROR "invalid operation: f == f (func can only be compared to nil)"
	_ = holder{} == holder{} // ERROR "invalid operation: holder{} == holder{} (struct containing []int cannot be compared)"
	_ = map[string]int{} != nil
	var m map[[]int]string // ERROR "invalid map key type []int"
	_ = m
	_ = 1 == "a" // ERROR "invalid operation: 1 == "a" (mismatched types untyped int and untyped string)"
	var i interface{ M() }
	_ = i == 3 // ERROR "invalid operation: i == 3 (mismatched types interface{M()} and untyped int)"
}
