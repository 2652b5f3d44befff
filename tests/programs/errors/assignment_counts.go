// As many values as places, everywhere.
package main

func two() (int, int) { return 1, 2 }
func none()           {}

func main() {
	a, b, c := two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	d := two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	var e, f int = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	a, b = 1, 2, 3
	g := none() // ERROR "none() (no value) used as value"
	for h, i := range 3 { // ERROR "declared and not used: h"
	}
	_, _, _, _, _, _, _ = a, b, c, d, e, f, g
}
