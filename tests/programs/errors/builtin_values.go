// A built-in function is called, and is no value.
package main

func main() {
	f := len // ERROR "len (built-in) must be called"
	_ = append // ERROR "append (built-in) must be called"
	_ = f
	println(cap) // ERROR "cap (built-in) must be called"
	_ = new // ERROR "new (built-in) must be called"
	make([]int, 1) // ERROR "make([]int, 1) (value of type []int) is not used"
	_ = make([]int) // ERROR "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = new() // ERROR "invalid operation: not enough arguments for new() (expected 1, found 0)"
	_ = len() // ERROR "invalid operation: not enough arguments for len() (expected 1, found 0)"
	_ = copy([]int{}, []string{}) // ERROR "invalid copy: arguments []int{} (value of type []int) and []string{} (value of type []string) have different element types int and string"
}
