// Constants are exact until they get a type.
package main

import (
	"fmt"
	"math"
)

const (
	huge  = 1 << 200
	third = 1.0 / 3
	kilo  = 1e3
)

func main() {
	fmt.Println(huge>>198, third*3 == 1, kilo/4)
	fmt.Println(7/2, 7/2.0, -7/2, -7%3, 'a'+1, "a"+"b")
	const max = math.MaxUint64
	fmt.Println(uint64(max), max/1e10, float32(0.1) == 0.1)
	var x float64 = 0.1
	fmt.Println(0.1+0.2 == 0.3, x+0.2 == 0.3)
	const c = 3 + 4i
	fmt.Println(real(c)*imag(c), c*c, len("héllo"), ^0, 5&^3, 1<<3|1)
	fmt.Printf("%T %T %T %T\n", 'a', 1.0, 1i, 1<<3)
}

// Output:
// 4 true 250
// 3 3.5 -3 -1 98 ab
// 18446744073709551615 1.8446744073709552e+09 true
// true false
// 12 (-7+24i) 6 -1 4 9
// int32 float64 complex128 int
