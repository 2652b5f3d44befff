// nil alone has no type.
package main

func main() {
	x := nil // ERROR "declared and not used: x"
	var y = nil // ERROR "declared and not used: y"
	var z int = nil // ERROR "declared and not used: z"
	var s string = nil // ERROR "cannot use nil as string value in variable declaration"
	_ = nil == nil // ERROR "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	nil.f() // ERROR "nil.f undefined (type untyped nil has no field or method f)"
	var e error = nil
	_ = e
}
