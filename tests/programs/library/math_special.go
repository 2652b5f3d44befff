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

// Output:
// 0 0 +Inf
// 0.25 0.225312055 0.8134198476
// -0.5 -0.4769362762 NaN
// 0.9999 2.751063906 8.862269278e-05
// 1 +Inf 0
// 1.5 NaN -0.4769362762
// 2 NaN -Inf
// -1 -Inf NaN
// NaN NaN NaN
// 0 1 0 0 0 -Inf -Inf -Inf
// 0.1 0.9975015621 0.04993752604 0.001248958659 -2.082031575e-05 -1.534238651 -6.458951095 -5099.332379
// 1 0.7651976866 0.4400505857 0.1149034849 -0.01956335398 0.08825696422 -0.7812128213 -5.821517606
// 2 0.2238907791 0.5767248078 0.3528340286 -0.1289432495 0.5103756726 -0.1070324315 -1.127783777
// 2.5 -0.04838377647 0.4970941025 0.4460590584 -0.216600391 0.4980703596 0.145918138 -0.7560554968
// 5 -0.1775967713 -0.3275791376 0.04656511628 -0.3648312306 -0.3085176252 0.1478631434 0.1462671627
// 10 -0.2459357645 0.04347274617 0.2546303137 -0.05837937931 0.05567116728 0.2490154242 -0.2513626572
// 100 0.0199858503 -0.07714535201 -0.02152875734 -0.07628420172 -0.07724431337 -0.020372312 0.02344578669
// -3 -0.2600519549 -0.3390589585 0.4860912606 0.3090627223 NaN NaN NaN
// +Inf 0 0 0 0 0 0 0
// 1.0000001 -1e-45 0.99999994
// 1 1
// 4 1
// 4294967293 1
// 3 0
// 1431655767 2 1 0 7
// runtime error: integer overflow
// runtime error: integer divide by zero
