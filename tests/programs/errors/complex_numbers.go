package main

const big complex64 = 1e40 // ERROR "cannot use 1e40 (untyped float constant 1e+40) as complex64 value in constant declaration (overflows)"

func main() {
	var c complex128 = 1i
	var f float64 = c // ERROR "cannot use c (variable of type complex128) as float64 value in variable declaration"
	var d complex64 = c // ERROR "cannot use c (variable of type complex128) as complex64 value in variable declaration"
	_ = c < c // ERROR "invalid operation: c < c (operator < not defined on complex128)"
	_ = c % 2 // ERROR "invalid operation: operator % not defined on c (variable of type complex128)"
	_ = float64(c) // ERROR "cannot convert c (variable of type complex128) to type float64"
	_ = complex(1, "a") // ERROR "invalid operation: complex(1, "a") (mismatched types untyped float and untyped string)"
	_ = complex(f, float32(1)) // ERROR "invalid operation: complex(f, float32(1)) (mismatched types float64 and float32)"
	_ = real(f) // ERROR "invalid argument: argument has type float64, expected complex type"
	_ = d
}
