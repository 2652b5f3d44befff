package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

type oneByOne struct{ s string }

func (r *oneByOne) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	p[0] = r.s[0]
	r.s = r.s[1:]
	return 1, nil
}

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
	rd := strings.NewReader("1 2 abc\n3 4\nend")
	show(fmt.Fscan(rd, &a, &b))
	show(fmt.Fscanln(rd, &s))
	show(fmt.Fscanf(rd, "%d %d\n", &a, &b))
	show(fmt.Fscan(rd, &s))
	show(fmt.Fscan(rd, &s))
	ob := &oneByOne{"12,34 56\n78"}
	show(fmt.Fscan(ob, &a))
	show(fmt.Fscan(ob, &a))
	show(fmt.Fscan(ob, &a, &b))
	br := bufio.NewReader(strings.NewReader("7 8\n9"))
	for {
		n, err := fmt.Fscan(br, &a)
		show(n, err)
		if err != nil {
			break
		}
	}
}

// Output:
// 2 <nil> | 1 2 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "abc" "" 0 0 0 false '\x00' ""
// 2 <nil> | 3 4 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 0 0 0 "end" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 12 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 34 0 0 "" "" 0 0 0 false '\x00' ""
// 2 <nil> | 56 78 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 7 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 8 0 0 "" "" 0 0 0 false '\x00' ""
// 1 <nil> | 9 0 0 "" "" 0 0 0 false '\x00' ""
// 0 EOF | 0 0 0 "" "" 0 0 0 false '\x00' ""
