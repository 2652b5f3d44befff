// A name hides the one outside, types and packages too.
package main

import "fmt" // ERROR ""fmt" imported and not used"

func main() {
	int := 3
	var x int = 4 // ERROR "int (local variable) is not a type"
	fmt := "text"
	fmt.Println(x) // ERROR "fmt.Println undefined (type string has no field or method Println)"
	len := 5
	_ = len("abc") // ERROR "invalid operation: cannot call len (variable of type int): int is not a function"
	true := false
	_ = true
	var string string
	var again string // ERROR "declared and not used: again"
}
