// break, continue, goto and labels where they do not belong.
package main

func main() {
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	for {
		func() { break }() // ERROR "break is not in a loop, switch, or select"
	}
	goto nowhere // ERROR "label nowhere not defined"
unused: // ERROR "label unused defined and not used"
	for i := range 3 { // ERROR "declared and not used: i"
		continue other // ERROR "continue label not defined: other"
	}
	goto over // ERROR "goto over jumps over declaration of x at ./control.go:16:4"
	x := 1
over:
	_ = x
	switch {
	case true:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
}
