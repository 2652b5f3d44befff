package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.MaxInt8, math.MinInt16, math.MaxInt32, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat64)
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), -math.MaxFloat64*2, math.Copysign(0, -1)) // ERROR "cannot use -math.MaxFloat64 * 2 (untyped float constant -3.59539e+308) as float64 value in argument to fmt.Println (overflows)"
	for _, x := range []float64{2.5, -2.5, 0.5, 1e300, math.Inf(-1), math.NaN(), -0.0} {
		i, f := math.Modf(x)
		fr, e := math.Frexp(x)
		fmt.Println(math.Floor(x), math.Ceil(x), math.Trunc(x), math.Round(x), math.RoundToEven(x), i, f, fr, e, math.Signbit(x), math.Abs(x))
	}
	fmt.Println(math.Sqrt(2), math.Cbrt(27), math.Pow(2, 0.5), math.Exp(1), math.Log(10), math.Log2(8), math.Log10(0.001), math.Hypot(3, 4))
	fmt.Println(math.Sin(1), math.Cos(1), math.Tan(1), math.Atan2(1, -1), math.Sinh(1), math.Mod(7, -3), math.Remainder(7, 3), math.Gamma(5))
	fmt.Println(math.Max(1, math.NaN()), math.Min(-0.0, 0), math.Dim(3, 5), math.FMA(2, 3, 4), math.Ldexp(0.5, 4), math.Logb(10), math.Ilogb(10))
	fmt.Println(math.Float64bits(1.5), math.Float32bits(1.5), math.Float64frombits(0x4000000000000000), math.Nextafter(1, 2))
	fmt.Println(math.IsNaN(math.Sqrt(-1)), math.IsInf(math.Log(0), -1), math.Pow10(3), math.Pi, math.E)
}
