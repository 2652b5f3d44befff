// Too few, too many, and spread where nothing is variadic.
package main

func f(a int, b string)       {}
func v(a int, rest ...string) {}

func main() {
	f(1) // ERROR "not enough arguments in call to f"
	f(1, "a", 2) // ERROR "too many arguments in call to f"
	f("a", 1) // ERROR "cannot use "a" (untyped string constant) as int value in argument to f"
	v() // ERROR "not enough arguments in call to v"
	v(1, 2) // ERROR "cannot use 2 (untyped int constant) as string value in argument to v"
	v(1, []string{"a"}) // ERROR "cannot use []string{…} (value of type []string) as string value in argument to v"
	v(1, "a", []string{}...) // ERROR "too many arguments in call to v"
	f(1, []string{}...) // ERROR "cannot use ... in call to non-variadic f"
	v(1, []string{"fine"}...)
}
