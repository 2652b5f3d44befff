// Literals of types that have none, and without what theirs need.
package main

type number int

func main() {
	_ = number{1} // ERROR "invalid composite literal type number"
	_ = map[string]int{1} // ERROR "missing key in map literal"
	_ = [2]int{5: 1} // ERROR "invalid argument: index 5 out of bounds [0:2]"
	_ = []int{-1: 2} // ERROR "invalid argument: index -1 (constant of type int) must not be negative"
	_ = []int{"a": 1} // ERROR "cannot convert "a" (untyped string constant) to type int"
	_ = [...]int{1}
	var x [...]int // ERROR "declared and not used: x"
	var y [-1]int // ERROR "declared and not used: y"
	n := 3
	var z [n]int // ERROR "invalid array length n"
}
