package main

import "fmt"

func main() {
	b := []byte("x=")
	b = fmt.Append(b, 1, "a", 2, 3, "b")
	b = fmt.Appendf(b, " %04d|%-6s|%6.2f", 42, "go", 3.14159)
	b = fmt.Appendln(b, " end", nil)
	fmt.Print(string(b))
	fmt.Printf("%+d % d %05d %-5d| %x %X %#x %o %#o %O %b %c %U %#U\n", 5, 5, -42, 7, 255, 255, 255, 8, 8, 8, 5, 'é', 'é', 'é')
	fmt.Printf("%8.3f|%-8.2f|%+.1e|%g|%G|%08.3f|% .2f\n", 3.14159, 2.5, 12345.678, 1e-7, 1e21, -3.14159, 2.0)
	fmt.Printf("%10s|%-10s|%.2s|%q|%x|% x|%#q|%+q\n", "right", "left", "cut", "q\"", "hex", "hex", "raw", "é")
	fmt.Printf("%t %v %p %5t\n", true, false, nil, true)
	fmt.Printf("%v %+v %d %s %x\n", []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"))
	fmt.Printf("%6d|%-6d|%06d\n", []int{1, 2}, []int{3}, [2]int{4, 5})
	fmt.Printf("%[2]d %[1]d %d %[1]*d|\n", 3, 7)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 1.239)
	fmt.Printf("%d%%|%c|%v|%s\n", 50, 0x1F600, 'x', string(rune(65)))
	fmt.Printf("%!|%z|%d|%s|%d %d\n", 1, 2, "str", 5)
	fmt.Printf("%d %s\n", 1)
	fmt.Printf("extra\n", 1, "two")
	fmt.Printf("%.3g %.10g %g %e %v %v\n", 1234.5678, 1234.5678, float32(0.1), 0.0, float32(1)/3, 1.0/3)
	fmt.Printf("%v %v %v %v\n", map[string]int{"z": 1, "a": 2}, struct{}{}, [0]int{}, []string(nil))
	fmt.Printf("%x %X %x\n", "héllo", []byte{1, 0xab}, 3.5)
	fmt.Printf("%08b %o %x %X\n", -5, -8, -255, uint64(1<<63))
	fmt.Printf("%s %v %d\n", []string{"a", "b"}, []any{1, "a", nil}, []any{1, "a"})
	fmt.Printf("%t %d\n", 1, true)
	fmt.Printf("%-10v|%10v|%+v\n", "v", []int{1}, struct{ A *int }{nil})
	fmt.Println(fmt.Sprint("a", 1, 2, "b", 3.0, nil, nil), fmt.Sprintln("end", 1))
}

// Output:
// x=1a2 3b 0042|go    |  3.14 end <nil>
// +5  5 -0042 7    | ff FF 0xff 10 010 0o10 101 é U+00E9 U+00E9 'é'
//    3.142|2.50    |+1.2e+04|1e-07|1E+21|-003.142| 2.00
//      right|left      |cu|"q\""|686578|68 65 78|`raw`|"\u00e9"
// true false %!p(<nil>)  true
// [104 105] [104 105] [104 105] hi 6869
// [     1      2]|[3     ]|[000004 000005]
// 7 3 7   7|
//     1|2    |1.24
// 50%|😀|120|A
// %!!(int=1)|%!z(int=2)|%!d(string=str)|%!s(int=5)|%!d(MISSING) %!d(MISSING)
// 1 %!s(MISSING)
// extra
// %!(EXTRA int=1, string=two)1.23e+03 1234.5678 0.1 0.000000e+00 0.33333334 0.3333333333333333
// map[a:2 z:1] {} [] []
// 68c3a96c6c6f 01AB 0x1.cp+01
// -0000101 -10 -ff 8000000000000000
// [a b] [1 a <nil>] [1 %!d(string=a)]
// %!t(int=1) %!d(bool=true)
// v         |[         1]|{A:<nil>}
// a1 2b3 <nil> <nil> end 1
