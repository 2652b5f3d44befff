// Arithmetic wraps around at each type's own width.
package main

import "fmt"

func main() {
	var a int8 = 127
	var b uint8 = 255
	var c int16 = -32768
	var d uint32 = 1 << 31
	var e int64 = -9223372036854775808
	var f uint64 = 1<<64 - 1
	a++
	b++
	c--
	d *= 2
	e--
	f++
	fmt.Println(a, b, c, d, e, f)
	x := int32(-7)
	fmt.Println(x/2, x%2, x>>1, uint32(x)>>28, x<<30, -x, ^x, x&^3)
	minusOne := int64(-1)
	fmt.Println(e+1 == -9223372036854775808, (e+1)/minusOne, uint8(minusOne), uint16(minusOne), int8(200+minusOne*0+int64(b)))
	var s uint = 70
	fmt.Println(1<<s == 0, minusOne>>s, uint8(1)<<7>>7, int8(-128)/int8(minusOne))
	h := 3.99
	fmt.Println(int(h), int(-h), uint8(h), float32(0.1), float64(float32(0.1)), 7/2, 7/2.0)
	const big = 1 << 100
	fmt.Println(big>>98, 'a'+1, string(rune('a'+1)))
}

// Output:
// -128 0 32767 0 9223372036854775807 0
// -3 -1 -4 15 1073741824 7 6 -8
// true -9223372036854775808 255 65535 -56
// true -1 1 -128
// 3 -3 3 0.1 0.10000000149011612 3 3.5
// 4 98 b
