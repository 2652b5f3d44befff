// Complex numbers: operators, parts, conversions, constants.
package main

import "fmt"

type Phasor complex64

func square(z complex128) complex128 { return z * z }

func parts(z complex64) (float32, float32) { return real(z), imag(z) }

func named(z complex128) (w complex128, ok bool) {
	w = -z
	defer func() { w += 1i }()
	return w * 2, true
}

func main() {
	a, b := 1+2i, complex(3, -4)
	fmt.Println(a+b, a-b, a*b, a/b, -a, +b)
	fmt.Println(real(a), imag(b), a == b, a != b, a == 1+2i)
	a += b
	a *= 2
	a -= 1i
	a /= 1 + 1i
	a++
	b--
	fmt.Println(a, b)
	fmt.Println(square(2-3i), square(complex(0, 1)))
	fmt.Println(parts(complex64(0.1 + 0.2i)))
	fmt.Println(named(1 + 1i))

	x, y := 0.1, 0.7
	z := complex(x, y)
	c64 := complex64(z)
	fmt.Println(z, c64, complex128(c64), c64*c64, c64/3, c64+complex64(1))
	var f32 float32 = 1.0 / 3
	fmt.Println(complex(f32, 2), real(complex(f32, 2)))
	p := Phasor(c64)
	p *= p
	fmt.Printf("%v %T %T %T\n", p, p, real(p), imag(z))

	const k = 2i * 2i
	var n int = k
	const half = (1 + 0i) / 2
	fmt.Println(n, half, k, real(k), float64(half), 'a'*1i)
	z, w := 1i, 2+0i
	z, w = w, z
	fmt.Println(z, w)
	z = complex(imag(w), real(z))
	fmt.Println(z)
	fmt.Println(1/2i, 2i-'a', complex(1, 1)*0.5)
}

// Output:
// (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) (-1-2i) (3-4i)
// 1 -4 false true true
// (2.5-6.5i) (2-4i)
// (-5-12i) (-1+0i)
// 0.1 0.2
// (-2-1i) true
// (0.1+0.7i) (0.1+0.7i) (0.10000000149011612+0.699999988079071i) (-0.48+0.14i) (0.033333335+0.23333333i) (1.1+0.7i)
// (0.33333334+2i) 0.33333334
// (-0.48+0.14i) main.Phasor float32 float64
// -4 (0.5+0i) (-4+0i) -4 0.5 (0+97i)
// (2+0i) (0+1i)
// (1+2i)
// (0-0.5i) (-97+2i) (0.5+0.5i)
