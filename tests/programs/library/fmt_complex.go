package main

import "fmt"

type phasor complex128

func main() {
	c := complex(1, -2.5)
	fmt.Println(c, complex64(c), []complex128{c}, phasor(c), -c)
	fmt.Printf("%v %+v %.1f %8.2f %e %g %T %T\n", c, c, c, c, c, c, c, complex64(c))
	fmt.Printf("%#v %#v %x %d %s\n", c, complex64(c), c, c, c)
	fmt.Printf("%08.3f|%-12.1f|%+.2f|% .1f\n", c, c, c, c)
	var z complex128
	var w complex64
	fmt.Println(fmt.Sscan("(1+2i) 3-4i", &z, &w))
	fmt.Println(z, w)
	fmt.Println(fmt.Sscan("(1+2", &z))
	fmt.Println(fmt.Sscan("1+2", &z))
	fmt.Println(fmt.Sscanf("1.5+1i", "%g", &z))
	fmt.Println(z, fmt.Sprint(complex(0, 0)))
}

// Output:
// (1-2.5i) (1-2.5i) [(1-2.5i)] (1-2.5i) (-1+2.5i)
// (1-2.5i) (1-2.5i) (1.0-2.5i) (    1.00   -2.50i) (1.000000e+00-2.500000e+00i) (1-2.5i) complex128 complex64
// (1-2.5i) (1-2.5i) (0x1p+00-0x1.4p+01i) %!d(complex128=(1-2.5i)) %!s(complex128=(1-2.5i))
// (0001.000-002.500i)|(1.0         -2.5        i)|(+1.00-2.50i)|( 1.0-2.5i)
// 2 <nil>
// (1+2i) (3-4i)
// 0 syntax error scanning complex number
// 0 syntax error scanning complex number
// 1 <nil>
// (1.5+1i) (0+0i)
