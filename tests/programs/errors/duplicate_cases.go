// Constants and types may stand in one case only; default too.
package main

func main() {
	var x any = 1
	switch 3 {
	case 1, 2:
	case 2: // ERROR "duplicate case 2 (constant of type int) in expression switch"
	}
	switch "a" {
	case "a":
	case "b", "a": // ERROR "duplicate case "a" (constant of type string) in expression switch"
	}
	switch x.(type) {
	case int, string:
	case string: // ERROR "duplicate case string in type switch"
	}
	switch {
	default:
	case true:
	}
	select {
	default:
	default: // ERROR "multiple defaults (first at duplicate_cases.go:23:2)"
	}
}
