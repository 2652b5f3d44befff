// Untyped constants take the type argument's type; conversions of constants are exact.
package main

import "fmt"

type Num interface {
	~int8 | ~int | ~uint64 | ~float32 | ~float64
}

func poly[T Num](x T) T { return 3*x*x + 2*x + 1 }

func fixed[T Num]() (T, T, T) { return T(100), 7, T('a') }

func clamp[T Num](x T) T {
	const limit = 50
	if x > limit {
		return limit
	}
	if x == 0 {
		x++
	}
	x -= 1
	return x
}

func fraction[T ~float32 | ~float64](x T) T { return x*0.1 + 1.0/3 }

func join[S ~string](xs ...S) S {
	s := S("<")
	for _, x := range xs {
		s += x + ","
	}
	if s == "<" {
		return "none"
	}
	return s + ">"
}

type Tag string

func main() {
	fmt.Println(poly(2), poly(2.5), poly[int8](7), poly[uint64](1<<40))
	fmt.Println(fixed[int8]())
	fmt.Println(fixed[float64]())
	fmt.Println(clamp(100), clamp(0), clamp(49.5), clamp[uint64](0), clamp[float32](1e9))
	fmt.Println(fraction(1.5), fraction(float32(1.5)))
	fmt.Println(join("a", "b"), join[Tag](), join(Tag("t")))
	fmt.Println(min3(3, 1, 2), min3("b", "a", "c"), min3(2.5, -1, 0))
}

func min3[T int | string | float64](a, b, c T) T { return min(a, b, c) }

// Output:
// 17 24.75 -94 2199023255553
// 100 7 97
// 100 7 97
// 50 0 48.5 0 50
// 0.48333333333333334 0.48333335
// <a,b,> none <t,>
// 1 a -1
