package main

import "fmt"

func main() {
	type call struct {
		format string
		args   []any
	}
	for i, c := range []call{
		{"", nil}, {"%", nil}, {"%d", nil}, {"%d %d", []any{1}}, {"%d", []any{1, 2, "x", nil}}, {"plain", []any{1}}, {"100%", []any{1}}, {"%%", nil}, {"%5%|%-5%", nil},
		{"%!", []any{1}}, {"%z", []any{1}}, {"%é", []any{1}}, {"%\xff", []any{1}}, {"%-", []any{1}}, {"%+ #0", []any{1}}, {"%é%d", []any{1, 2}},
		{"%[1]d %[1]v", []any{7}}, {"%[2]d %[1]d", []any{1, 2}}, {"%[2]d %d", []any{1, 2, 3}}, {"%[3]d", []any{1, 2}}, {"%[0]d", []any{1}}, {"%[-1]d", []any{1}}, {"%[x]d", []any{1}},
		{"%[1]", []any{1}}, {"%[1", []any{1}}, {"%[]d", []any{1}}, {"%[1]2d", []any{1}}, {"%[1].2d", []any{1}}, {"%2[1]d|", []any{1}}, {"%[1]*[2]d|", []any{5, 6}},
		{"%*d|", []any{5, 6}}, {"%-*d|", []any{5, 6}}, {"%*d|", []any{-5, 6}}, {"%*d", []any{"x", 6}}, {"%*d", []any{nil, 6}}, {"%*d", []any{10000000, 6}}, {"%*d", []any{uint8(4), 6}},
		{"%.*f|", []any{2, 3.14159}}, {"%.*f|", []any{-2, 3.14159}}, {"%.*f|", []any{"x", 3.14159}}, {"%*.*f|", []any{8, 2, 3.14159}}, {"%[3]*.[2]*[1]f|", []any{12.0, 2, 6}}, {"%6.[1]*f", []any{1, 2.5}},
		{"%.d|%.s|%.f", []any{1, "abc", 2.5}}, {"%99999999d", []any{1}}, {"%.99999999d", []any{1}}, {"%.3", []any{1}}, {"%5", []any{1}}, {"%#", []any{1}},
		{"%d %s", []any{"s", 5}}, {"%s", []any{nil}}, {"%d", []any{nil}}, {"%v %T", []any{nil, nil}}, {"%t", []any{1}}, {"%c", []any{"x"}}, {"%p", []any{1}}, {"%f", []any{"x"}}, {"%d", []any{2.5}},
		{"%d", []any{[]any{1, "a", nil}}}, {"%s", []any{[]int{1, 2}}}, {"%d", []any{map[string]int{"a": 1}}}, {"%d", []any{struct {
			A string
			B int
			c []string
		}{"x", 1, []string{"y"}}}}, {"%!d", []any{1}}, {"%v%", []any{1}}, {"%w", []any{fmt.Errorf("x")}}, {"%w", []any{1}}, {"%s %[1]d %d", []any{1, 2}}, {"%[1]d", []any{1, 2}}, {"%+-d|%-+5d|%0-5d|%-05d|", []any{1, 2, 3, 4}},
		{"%++d %##x %  d", []any{1, 255, 3}}, {"%I", []any{1}}, {"%.[2]d", []any{1, 2}}, {"%[1]d%d%[1]d%d", []any{1, 2}}, {"%\u65e5", []any{"a"}}, {"%U %#U", []any{"a", -1}},
	} {
		fmt.Printf("%d <%s>\n", i, fmt.Sprintf(c.format, c.args...))
	}
}

// Output:
// 0 <>
// 1 <%!(NOVERB)>
// 2 <%!d(MISSING)>
// 3 <1 %!d(MISSING)>
// 4 <1%!(EXTRA int=2, string=x, <nil>)>
// 5 <plain%!(EXTRA int=1)>
// 6 <100%!(NOVERB)%!(EXTRA int=1)>
// 7 <%>
// 8 <%|%>
// 9 <%!!(int=1)>
// 10 <%!z(int=1)>
// 11 <%!é(int=1)>
// 12 <%!�(int=1)>
// 13 <%!(NOVERB)%!(EXTRA int=1)>
// 14 <%!(NOVERB)%!(EXTRA int=1)>
// 15 <%!é(int=1)2>
// 16 <7 7>
// 17 <2 1>
// 18 <2 3>
// 19 <%!d(BADINDEX)>
// 20 <%!d(BADINDEX)>
// 21 <%!d(BADINDEX)>
// 22 <%!d(BADINDEX)>
// 23 <%!(NOVERB)>
// 24 <%!(NOVERB)>
// 25 <%!d(BADINDEX)>
// 26 <%!d(BADINDEX)>
// 27 <%!d(BADINDEX)>
// 28 < 1|>
// 29 <    6|>
// 30 <    6|>
// 31 <6    |>
// 32 <6    |>
// 33 <%!(BADWIDTH)6>
// 34 <%!(BADWIDTH)6>
// 35 <%!(BADWIDTH)6>
// 36 <   6>
// 37 <3.14|>
// 38 <%!(BADPREC)3.141590|>
// 39 <%!(BADPREC)3.141590|>
// 40 <    3.14|>
// 41 < 12.00|>
// 42 <   2.5>
// 43 <1||2>
// 44 <%!(NOVERB)%!(EXTRA int=1)>
// 45 <%!(NOVERB)%!(EXTRA int=1)>
// 46 <%!(NOVERB)%!(EXTRA int=1)>
// 47 <%!(NOVERB)%!(EXTRA int=1)>
// 48 <%!(NOVERB)%!(EXTRA int=1)>
// 49 <%!d(string=s) %!s(int=5)>
// 50 <%!s(<nil>)>
// 51 <%!d(<nil>)>
// 52 <<nil> <nil>>
// 53 <%!t(int=1)>
// 54 <%!c(string=x)>
// 55 <%!p(int=1)>
// 56 <%!f(string=x)>
// 57 <%!d(float64=2.5)>
// 58 <[1 %!d(string=a) <nil>]>
// 59 <[%!s(int=1) %!s(int=2)]>
// 60 <map[%!d(string=a):1]>
// 61 <{%!d(string=x) 1 [%!d(string=y)]}>
// 62 <%!!(int=1)d>
// 63 <1%!(NOVERB)>
// 64 <%!w(*errors.errorString=&{x})>
// 65 <%!w(int=1)>
// 66 <%!s(int=1) 1 2>
// 67 <1>
// 68 <+1|+2   |3    |4    |>
// 69 <+1 0xff  3>
// 70 <%!I(int=1)>
// 71 <2>
// 72 <1212>
// 73 <%!日(string=a)>
// 74 <%!U(string=a) U+FFFFFFFFFFFFFFFF>
