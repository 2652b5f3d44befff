// Keys, indices and fields of a literal occur once.
package main

type point struct{ x, y int }

var (
	m = map[string]int{"a": 1, "b": 2, "a": 3} // ERROR "duplicate key "a" in map literal"
	s = []int{0: 1, 1: 2, 0: 3} // ERROR "duplicate index 0 in array or slice literal"
	p = point{x: 1, x: 2} // ERROR "duplicate field name x in struct literal"
	q = point{1} // ERROR "too few values in struct literal of type point"
	r = point{1, 2, 3} // ERROR "too many values in struct literal of type point"
	t = point{x: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
	u = point{z: 1} // ERROR "unknown field z in struct literal of type point"
	v = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds (>= 2)"
)

func main() {}
