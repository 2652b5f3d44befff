// Constants that do not fit, and divisions by zero.
package main

func main() {
	var a int8 = 200 // ERROR "cannot use 200 (untyped int constant) as int8 value in variable declaration (overflows)"
	var b uint = -1 // ERROR "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
	c := 1 / 0 // ERROR "invalid operation: division by zero"
	var d int = 1.5 // ERROR "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
	e := 10 << 100 // ERROR "cannot use 10 << 100 (untyped int constant 12676506002282294014967032053760) as int value in assignment (overflows)"
	var f byte = 'é' + 100 // ERROR "cannot use 'é' + 100 (untyped rune constant 333) as byte value in variable declaration (overflows)"
	x := 1
	g := x / 0 // ERROR "invalid operation: division by zero"
	h := [2]int{1, 2, 3} // ERROR "index 2 is out of bounds (>= 2)"
	i := h[5] // ERROR "invalid argument: index 5 out of bounds [0:2]"
	const j int = x // ERROR "x (variable of type int) is not constant"
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, i
}
