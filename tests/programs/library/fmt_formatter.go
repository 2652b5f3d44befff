package main

import (
	"fmt"
	"io"
	"os"
)

type spy struct{}

func (spy) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, "<%s", fmt.FormatString(s, verb))
	w, okW := s.Width()
	p, okP := s.Precision()
	fmt.Fprint(s, " ", w, okW, " ", p, okP)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			io.WriteString(s, " "+string(c))
		}
	}
	s.Write([]byte(">"))
}

type celsius float64

func (c celsius) Format(s fmt.State, verb rune) {
	switch verb {
	case 'v', 's':
		prec, ok := s.Precision()
		if !ok {
			prec = 1
		}
		fmt.Fprintf(s, "%.*f°C", prec, float64(c))
	case 'd':
		fmt.Fprintf(s, "%d", int(c))
	default:
		fmt.Fprintf(s, "%%!%c(celsius)", verb)
	}
}

type bad struct{}

func (bad) Format(fmt.State, rune) { panic("cannot format") }

func main() {
	var x spy
	fmt.Printf("%v %+v %#v %8.3x %-5d %05q % s\n", x, x, x, x, x, x, x)
	fmt.Println(x, []spy{x, x}, map[string]spy{"k": x})
	fmt.Printf("%v %.3v %d %x %s\n", celsius(21.456), celsius(21.456), celsius(21.456), celsius(1), []celsius{1, 2})
	fmt.Printf("%v|%d|%+v\n", bad{}, 1, struct{ B bad }{})
	fmt.Fprintf(os.Stdout, "%[2]*.[1]*f|%[3]q\n", 2, 9, 3.14159)
	var nilSpy *spy
	fmt.Printf("%v\n", nilSpy == nil)
	fmt.Printf("%v\n", &x)
}

// Output:
// <%v 0 false 0 false> <%+v 0 false 0 false +> <%#v 0 false 0 false #> <%8.3x 8 true 3 true> <%-5d 5 true 0 false -> <%05q 5 true 0 false 0> <% s 0 false 0 false  >
// <%v 0 false 0 false> [<%v 0 false 0 false> <%v 0 false 0 false>] map[k:<%v 0 false 0 false>]
// 21.5°C 21.456°C 21 %!x(celsius) [1.0°C 2.0°C]
// %!v(PANIC=Format method: cannot format)|1|{B:%!v(PANIC=Format method: cannot format)}
// %!f(int=       09)|%!q(float64=3.14159)
// true
// <%v 0 false 0 false>
