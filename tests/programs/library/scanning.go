package main

import "fmt"

func main() {
	var (
		i  int
		u  uint8
		f  float64
		s  string
		b  bool
		r  rune
		x  int
		by []byte
	)
	n, err := fmt.Sscan("12 200 3.5 word true", &i, &u, &f, &s, &b)
	fmt.Println(n, err, i, u, f, s, b)
	n, err = fmt.Sscan("7\n8", &i, &x)
	fmt.Println(n, err, i, x)
	n, err = fmt.Sscanln("7\n8", &i, &x)
	fmt.Println(n, err, i)
	n, err = fmt.Sscanln("1 2", &i, &x)
	fmt.Println(n, err, i, x)
	n, err = fmt.Sscanf("5:6 hello", "%d:%d %s", &i, &x, &s)
	fmt.Println(n, err, i, x, s)
	n, err = fmt.Sscanf("ff 101 z", "%x %b %c", &i, &x, &r)
	fmt.Println(n, err, i, x, string(r))
	n, err = fmt.Sscanf("12345", "%2d%3d", &i, &x)
	fmt.Println(n, err, i, x)
	n, err = fmt.Sscan("abc", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("300", &u)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1", &i, &x)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("1-2", "%d+%d", &i, &x)
	fmt.Println(n, err)
	n, err = fmt.Sscan("-5 0x1f 1e3", &i, &x, &f)
	fmt.Println(n, err, i, x, f)
	n, err = fmt.Sscanf("100%", "%d%%", &i)
	fmt.Println(n, err, i, len(by))
}

// Output:
// 5 <nil> 12 200 3.5 word true
// 2 <nil> 7 8
// 1 unexpected newline 7
// 2 <nil> 1 2
// 3 <nil> 5 6 hello
// 3 <nil> 255 5 z
// 2 <nil> 12 345
// 0 expected integer
// 0 EOF
// 0 unsigned integer overflow on token 300
// 1 EOF
// 1 input does not match format
// 3 <nil> -5 31 1000
// 1 <nil> 100 0
