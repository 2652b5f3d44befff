// Generic functions over complex types.
package main

import "fmt"

type Complex interface{ ~complex64 | ~complex128 }

type Number interface {
	~int | ~float64 | Complex
}

func dot[T Number](a, b []T) (t T) {
	for i := range a {
		t += a[i] * b[i]
	}
	return t
}

func power[T Number](x T, n int) T {
	var r T = 1
	for range n {
		r *= x
	}
	return r
}

func horner[T Complex](z T) T { return (z*2+1)*z - 3i }

func conj[T Complex](z T) complex128 {
	w := complex128(z)
	return complex(real(w), -imag(w))
}

type Gauss complex128

func main() {
	fmt.Println(dot([]complex128{1i, 2}, []complex128{1i, 3}), dot([]int{1, 2}, []int{3, 4}))
	fmt.Println(power(1i, 3), power(2.0, 10), power(complex64(1+1i), 4), power(Gauss(1i), 2))
	fmt.Println(horner(1i), horner(complex64(2)), conj(Gauss(1+2i)), conj(complex64(1i)))
	fmt.Printf("%T\n", horner(Gauss(0)))
}

// Output:
// (5+0i) 11
// (-0-1i) 1024 (-4+0i) (-1+0i)
// (-2-2i) (10-3i) (1-2i) (0-1i)
// main.Gauss
