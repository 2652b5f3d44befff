package main

import (
	"fmt"
)

func main() {
	var a, b, c int
	var s, t string
	var f float64
	var u uint8
	var i8 int8
	var bo bool
	var r rune
	var bs []byte
	show := func(n int, err error) {
		fmt.Printf("%d %v | %d %d %d %q %q %g %d %d %t %q %q\n", n, err, a, b, c, s, t, f, u, i8, bo, r, bs)
		a, b, c, s, t, f, u, i8, bo, r, bs = 0, 0, 0, "", "", 0, 0, 0, false, 0, nil
	}
	show(fmt.Sscan("", &a))
	show(fmt.Sscan("   ", &a))
	show(fmt.Sscan("1", &a, &b))
	show(fmt.Sscan("1\n2\t3", &a, &b, &c))
	show(fmt.Sscan("x", &a))
	show(fmt.Sscan("-", &a))
	show(fmt.Sscan("99999999999999999999", &a))
	show(fmt.Sscan("300", &u))
	show(fmt.Sscan("-300", &i8))
	show(fmt.Sscan("0x1F 0b101 017", &a, &b, &c))
	show(fmt.Sscan("1_000", &a))
	show(fmt.Sscan("true F tr", &bo, &bo, &bo))
	show(fmt.Sscan("maybe", &bo))
	show(fmt.Sscan("1.5e3abc", &f, &s))
	show(fmt.Sscan("nan", &f))
	show(fmt.Sscan("+Inf", &f))
	show(fmt.Sscan("0x1p-2", &f))
	show(fmt.Sscan("1p3", &f))
	show(fmt.Sscan("héllo wörld", &s, &bs))
	show(fmt.Sscan("97", &r))
	show(fmt.Sscan("1", a))
	show(fmt.Sscan("1", &struct{}{}))
}

// Output:
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 EOF | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 3 <nil> | 1 2 3 "" "" 0 0 0 false '\x00' ""
// 0 expected integer | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 strconv.ParseInt: parsing "99999999999999999999": value out of range | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 unsigned integer overflow on token 300 | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 integer overflow on token -300 | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 3 <nil> | 31 5 15 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 1000 0 0 "" "" 0 0 0 false '\x00' ""
// 2 syntax error scanning boolean | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 0 0 0 "abc" "" 1500 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "" "" NaN 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "" "" +Inf 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "" "" 0.25 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "" "" 8 0 0 false '\x00' ""
// 2 <nil> | 0 0 0 "héllo" "" 0 0 0 false '\x00' "wörld"
// 1 <nil> | 0 0 0 "" "" 0 0 0 false 'a' ""
// 0 type not a pointer: int | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 can't scan type: *struct {} | 0 0 0 "" "" 0 0 0 false '\x00' ""
