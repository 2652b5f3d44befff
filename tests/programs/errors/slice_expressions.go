// Indices of constant slices are in order and in range.
package main

func main() {
	s := []int{1, 2, 3}
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = "abc"[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = [3]int{}[0:1] // ERROR "cannot slice unaddressable value [3]int{} (value of type [3]int)"
	_ = s["a"] // ERROR "cannot convert "a" (untyped string constant) to type int"
	_ = s[-1] // ERROR "invalid argument: index -1 (constant of type int) must not be negative"
	_ = s[1.5] // ERROR "1.5 (untyped float constant) truncated to int"
	a := [3]int{}
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds [0:3]"
	_ = a[:4] // ERROR "invalid argument: index 4 out of bounds [0:4]"
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds [0:3]"
}
