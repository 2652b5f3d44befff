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
	show(fmt.Sscanln("1 2", &a, &b))
	show(fmt.Sscanln("1", &a, &b))
	show(fmt.Sscanln("1\n2", &a, &b))
	show(fmt.Sscanln("1 2 3", &a, &b))
	show(fmt.Sscanln("", &a))
	show(fmt.Sscanln("\n", &a))
	show(fmt.Sscanln("1 2\n3", &a, &b))
}

// Output:
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 1 EOF | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 1 unexpected newline | 1 0 0 "" "" 0 0 0 false '\x00' ""
// 2 expected newline | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 0 unexpected newline | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
