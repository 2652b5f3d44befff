package main

import (
	"fmt"
	"math"
	"math/bits"
)

func f(x float64) string { return fmt.Sprintf("%.10g", x) }

func main() {
	for _, x := range []float64{0, 0.25, -0.5, 0.9999, 1, 1.5, 2, -1, math.NaN()} {
		fmt.Println(x, f(math.Erfinv(x)), f(math.Erfcinv(x)))
	}
	for _, x := range []float64{0, 0.1, 1, 2, 2.5, 5, 10, 100, -3, math.Inf(1)} {
		fmt.Println(x, f(math.J0(x)), f(math.J1(x)), f(math.Jn(2, x)), f(math.Jn(-3, x)), f(math.Y0(x)), f(math.Y1(x)), f(math.Yn(3, x)))
	}
	fmt.Println(math.Nextafter32(1, 2), math.Nextafter32(0, -1), math.Nextafter32(1, 0))
	s, c := bits.Add(math.MaxUint, 1, 1)
	fmt.Println(s, c)
	s32, c32 := bits.Add32(math.MaxUint32, 5, 0)
	fmt.Println(s32, c32)
	d, b := bits.Sub32(3, 5, 1)
	fmt.Println(d, b)
	hi, lo := bits.Mul32(1<<31, 6)
	fmt.Println(hi, lo)
	q, r := bits.Div32(1, 7, 3)
	fmt.Println(q, r, bits.Rem32(9, 7, 3), bits.Rem64(5, 7, 3), bits.Rem(5, 7, 10))
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Div32(3, 7, 3)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Rem32(3, 7, uint32(b)-1)
	}()
}
