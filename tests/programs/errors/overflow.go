// Constants that do not fit their type.
package main

const big = 1 << 40

var (
	a int8    = 128 // ERROR "cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)"
	b uint    = -1 // ERROR "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
	c byte    = 256 // ERROR "cannot use 256 (untyped int constant) as byte value in variable declaration (overflows)"
	d int32   = big // ERROR "cannot use big (untyped int constant 1099511627776) as int32 value in variable declaration (overflows)"
	e         = uint8(300) // ERROR "constant 300 overflows uint8"
	f float32 = 1e39 // ERROR "cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)"
	g         = 10 / 0 // ERROR "invalid operation: division by zero"
	h int     = 1.5 // ERROR "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
)

func main() {
	_ = []any{a, b, c, d, e, f, g, h}
}
