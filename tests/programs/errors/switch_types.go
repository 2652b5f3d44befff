// Cases are compared with the tag.
package main

func main() {
	switch x := 1; x {
	case "a": // ERROR "cannot convert "a" (untyped string constant) to type int"
	case 1.5: // ERROR "1.5 (untyped float constant) truncated to int"
	case nil: // ERROR "cannot convert nil to type int"
	}
	switch func() {} {
	case nil:
	}
	switch []int{} {
	case nil:
	}
	var e any
	switch e {
	case []int{}: // ERROR "invalid case []int{} in switch on e (slice can only be compared to nil)"
	}
	switch {
	case 1: // ERROR "cannot convert 1 (untyped int constant) to type bool"
	}
}
