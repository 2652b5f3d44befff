// How fmt and println write complex numbers.
package main

import (
	"fmt"
	"math"
)

func main() {
	z := 1.5 - 2.25i
	fmt.Printf("%v %g %f %.1f %e %8.2f|%-10.1f|%+.2f\n", z, z, z, z, z, z, z, z)
	fmt.Printf("%v %v %.3g\n", complex64(0.1+0.2i), 1e21+1e-7i, complex(math.Pi, -math.E))
	fmt.Println(complex(math.Inf(1), math.Inf(-1)), complex(math.NaN(), 0), complex(0, math.Copysign(0, -1)))
	fmt.Printf("%#v %+v %x %T %d\n", z, z, z, z, z)
	fmt.Printf("%v %v\n", []complex64{1, 2i}, struct{ Z complex128 }{3i})
	fmt.Println(fmt.Sprint(z, 1i), fmt.Sprint(0i))
	println(z, complex64(1i), 1e10+1e-10i)
	panic(complex(1, -2))
}

// Output:
// (1.5-2.25i) (1.5-2.25i) (1.500000-2.250000i) (1.5-2.2i) (1.500000e+00-2.250000e+00i) (    1.50   -2.25i)|(1.5       -2.2      i)|(+1.50-2.25i)
// (0.1+0.2i) (1e+21+1e-07i) (3.14-2.72i)
// (+Inf-Infi) (NaN+0i) (0-0i)
// (1.5-2.25i) (1.5-2.25i) (0x1.8p+00-0x1.2p+01i) complex128 %!d(complex128=(1.5-2.25i))
// [(1+0i) (0+2i)] {(0+3i)}
// (1.5-2.25i) (0+1i) (0+0i)
// Exit: 2
// Stderr: panic: (1-2i)
// Stderr: goroutine 1 [running]:
