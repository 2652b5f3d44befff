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
	show(fmt.Sscanf("10-20", "%d-%d", &a, &b))
	show(fmt.Sscanf("10,20", "%d-%d", &a, &b))
	show(fmt.Sscanf("ff 17 101 U+41", "%x %o %b %U", &a, &b, &c, &r))
	show(fmt.Sscanf("abc", "%c", &r))
	show(fmt.Sscanf("12345", "%2d%2d%d", &a, &b, &c))
	show(fmt.Sscanf(`"hi there" 4142`, "%q %x", &s, &t))
	show(fmt.Sscanf("`raw`", "%q", &s))
	show(fmt.Sscanf("hi", "%q", &s))
	show(fmt.Sscanf("zz", "%x", &s))
	show(fmt.Sscanf("50%", "%d%%", &a))
	show(fmt.Sscanf("50", "%d%%", &a))
	show(fmt.Sscanf("50", "%d %d", &a, &b))
	show(fmt.Sscanf("50 60", "%d", &a))
	show(fmt.Sscanf("50", "%d"))
	show(fmt.Sscanf("50", "%d", &a, &b))
	show(fmt.Sscanf("50", "%z", &a))
	show(fmt.Sscanf("50", "%s%!", &s))
	show(fmt.Sscanf("name: Bob age: 7", "name: %s age: %d", &s, &a))
	show(fmt.Sscanf("1\n2", "%d %d", &a, &b))
	show(fmt.Sscanf("1\n2", "%d\n%d", &a, &b))
	show(fmt.Sscanf("1 2", "%d\n%d", &a, &b))
	show(fmt.Sscanf("1 \n 2", "%d \n %d", &a, &b))
	show(fmt.Sscanf("1\n\n2", "%d\n\n%d", &a, &b))
	show(fmt.Sscanf("1   2", "%d %d", &a, &b))
	show(fmt.Sscanf("12", "%d %d", &a, &b))
	show(fmt.Sscanf("", "%d", &a))
	show(fmt.Sscanf("x5", "x%d", &a))
	show(fmt.Sscanf("y5", "x%d", &a))
	show(fmt.Sscanf("1.5", "%d", &f))
	show(fmt.Sscanf("t", "%s", &bo))
	show(fmt.Sscanf("  5", "%d", &a))
	show(fmt.Sscanf("  5", "%5s", &s))
	show(fmt.Sscanf("1 2", "%d %*d", &a, &b))
	show(fmt.Sscanf("1:2:3", "%d:%d:%d", &a, &b, &c))
	show(fmt.Sscanf("(3, 4)", "(%d, %d)", &a, &b))
	show(fmt.Sscanf("3,  4", "%d,%d", &a, &b))
	show(fmt.Sscanf("abcdef", "%3s%s", &s, &t))
}

// Output:
// 2 <nil> | 10 20 0 "" "" 0 0 0 false '\x00' ""
// 1 input does not match format | 10 0 0 "" "" 0 0 0 false '\x00' ""
// 4 <nil> | 255 15 5 "" "" 0 0 0 false 'A' ""
// 1 <nil> | 0 0 0 "" "" 0 0 0 false 'a' ""
// 3 <nil> | 12 34 5 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 0 0 0 "hi there" "AB" 0 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "raw" "" 0 0 0 false '\x00' ""
// 0 expected quoted string | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 no hex data for %x string | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 50 0 0 "" "" 0 0 0 false '\x00' ""
// 1 unexpected EOF | 50 0 0 "" "" 0 0 0 false '\x00' ""
// 1 EOF | 50 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 50 0 0 "" "" 0 0 0 false '\x00' ""
// 0 too few operands for format '%d' | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 too many operands | 50 0 0 "" "" 0 0 0 false '\x00' ""
// 0 bad verb '%z' for integer | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 too few operands for format '%!' | 0 0 0 "50" "" 0 0 0 false '\x00' ""
// 2 <nil> | 7 0 0 "Bob" "" 0 0 0 false '\x00' ""
// 1 newline in input does not match format | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 1 newline in format does not match input | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 1 EOF | 12 0 0 "" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 5 0 0 "" "" 0 0 0 false '\x00' ""
// 0 input does not match format | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 bad verb '%d' for float64 | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 bad verb '%s' for boolean | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 5 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "5" "" 0 0 0 false '\x00' ""
// 1 bad verb '%*' for integer | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 3 <nil> | 1 2 3 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 3 4 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 3 4 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 0 0 0 "abc" "def" 0 0 0 false '\x00' ""
