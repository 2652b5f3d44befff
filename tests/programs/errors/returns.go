// Results in the wrong number, of the wrong type, or missing.
package main

func one() int {
	return // ERROR "not enough return values"
}

func two() (int, string) {
	return 1 // ERROR "not enough return values"
}

func none() {
	return 1 // ERROR "too many return values"
}

func named() (x int, err error) {
	{
		x := 2
		_ = x
		return // ERROR "result parameter x not in scope at return"
	}
}

func maybe(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return"

func loops() int {
	for {
		break
	}
} // ERROR "missing return"

func wrong() string {
	return 'a' // ERROR "cannot use 'a' (untyped rune constant 97) as string value in return statement"
}

func main() {
	x := none() // ERROR "none() (no value) used as value"
	one()
	a, b := one() // ERROR "assignment mismatch: 2 variables but one returns 1 value"
	maybe("yes") // ERROR "cannot use "yes" (untyped string constant) as bool value in argument to maybe"
	two(1)
}
