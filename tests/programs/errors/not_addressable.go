// What has no place cannot be assigned to, nor have its address taken.
package main

type point struct{ x int }

func (p *point) set() {}

func get() point { return point{} }

func main() {
	m := map[string]point{}
	m["a"].x = 1 // ERROR "cannot assign to struct field m["a"].x in map"
	_ = &m["a"] // ERROR "invalid operation: cannot take address of m["a"] (map index expression of struct type point)"
	get().x = 2 // ERROR "cannot assign to get().x (neither addressable nor a map index expression)"
	get().set() // ERROR "cannot call pointer method set on point"
	_ = &get() // ERROR "invalid operation: cannot take address of get() (value of struct type point)"
	"abc"[0] = 'x' // ERROR "cannot assign to "abc"[0] (neither addressable nor a map index expression)"
	s := "abc"
	s[1] = 'y' // ERROR "cannot assign to s[1] (neither addressable nor a map index expression)"
	1 = 2 // ERROR "cannot assign to 1 (neither addressable nor a map index expression)"
	const k = 3
	k = 4 // ERROR "cannot assign to k (neither addressable nor a map index expression)"
	for range 3 {
	}
}
