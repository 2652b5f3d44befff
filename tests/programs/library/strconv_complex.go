package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"1", "2i", "1+2i", "(3-4.5i)", "-1e3+2e-1i", "1+i", "i", "", "()", "(1", "1+2", "1+2j", "Inf-NaNi", "+Infi", "0x1p2+3i", "1e400+1i", "1--2i", "3 + 4i", "-0-0i", "1+-2i", "+-5i", "1+NaNi", "1+Infi", "3++5i", "-1e-2+-3e+4i"} {
		c, err := strconv.ParseComplex(s, 128)
		d, err2 := strconv.ParseComplex(s, 64)
		fmt.Println(c, err, d, err2)
	}
	c := complex(1.5, -2.25)
	fmt.Println(strconv.FormatComplex(c, 'f', 2, 128), strconv.FormatComplex(c, 'g', -1, 64), strconv.FormatComplex(complex(0, 0.1), 'e', 3, 128))
	defer func() { fmt.Println(recover()) }()
	strconv.FormatComplex(c, 'g', -1, 32)
}

// Output:
// (1+0i) <nil> (1+0i) <nil>
// (0+2i) <nil> (0+2i) <nil>
// (1+2i) <nil> (1+2i) <nil>
// (3-4.5i) <nil> (3-4.5i) <nil>
// (-1000+0.2i) <nil> (-1000+0.20000000298023224i) <nil>
// (0+0i) strconv.ParseComplex: parsing "1+i": invalid syntax (0+0i) strconv.ParseComplex: parsing "1+i": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "i": invalid syntax (0+0i) strconv.ParseComplex: parsing "i": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "": invalid syntax (0+0i) strconv.ParseComplex: parsing "": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "()": invalid syntax (0+0i) strconv.ParseComplex: parsing "()": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "(1": invalid syntax (0+0i) strconv.ParseComplex: parsing "(1": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "1+2": invalid syntax (0+0i) strconv.ParseComplex: parsing "1+2": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "1+2j": invalid syntax (0+0i) strconv.ParseComplex: parsing "1+2j": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "Inf-NaNi": invalid syntax (0+0i) strconv.ParseComplex: parsing "Inf-NaNi": invalid syntax
// (0+Infi) <nil> (0+Infi) <nil>
// (4+3i) <nil> (4+3i) <nil>
// (+Inf+1i) strconv.ParseComplex: parsing "1e400+1i": value out of range (+Inf+1i) strconv.ParseComplex: parsing "1e400+1i": value out of range
// (0+0i) strconv.ParseComplex: parsing "1--2i": invalid syntax (0+0i) strconv.ParseComplex: parsing "1--2i": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "3 + 4i": invalid syntax (0+0i) strconv.ParseComplex: parsing "3 + 4i": invalid syntax
// (-0-0i) <nil> (-0-0i) <nil>
// (1-2i) <nil> (1-2i) <nil>
// (0+0i) strconv.ParseComplex: parsing "+-5i": invalid syntax (0+0i) strconv.ParseComplex: parsing "+-5i": invalid syntax
// (1+NaNi) <nil> (1+NaNi) <nil>
// (1+Infi) <nil> (1+Infi) <nil>
// (0+0i) strconv.ParseComplex: parsing "3++5i": invalid syntax (0+0i) strconv.ParseComplex: parsing "3++5i": invalid syntax
// (-0.01-30000i) <nil> (-0.009999999776482582-30000i) <nil>
// (1.50-2.25i) (1.5-2.25i) (0.000e+00+1.000e-01i)
// invalid bitSize
