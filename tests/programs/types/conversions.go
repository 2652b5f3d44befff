// Conversions between numbers, strings, slices and types of one shape.
package main

import "fmt"

type (
	meters float64
	feet   float64
	ids    []int
	pair   struct{ a, b int }
	couple struct{ a, b int }
)

func main() {
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(int(f)+300), int8(uint8(200))) // ERROR "constant 200 overflows int8"
	big := 1 << 40
	fmt.Println(int32(big+5), uint16(big-1), float32(16777217), int64(float64(1<<62)))
	m := meters(3)
	fmt.Println(feet(m)*2, float64(m)+1)
	fmt.Println(string([]byte{104, 105}), []byte("é"), []rune("é"), string([]rune{19990, 30028}), string(rune(65)))
	var list []int = ids{1, 2}
	fmt.Println(ids(list), couple(pair{1, 2}))
	var i interface{} = m
	_, isFloat := i.(float64)
	_, isMeters := i.(meters)
	fmt.Println(isFloat, isMeters)
	fmt.Printf("%T %T %v\n", ids(list), couple{}, uint32(1<<32-1)+1) // ERROR "uint32(1 << 32 - 1) + 1 (constant 4294967296 of type uint32) overflows uint32"
	x := uint32(3)
	fmt.Println(x-4, int32(x)-4, -x, ^x, x&^1, 7^2)
}
