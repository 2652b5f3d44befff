package main

import "fmt"

type point struct {
	X, Y int
	name string
}

type temperature float64

func (t temperature) String() string { return fmt.Sprintf("%.1f°C", float64(t)) }

func main() {
	p := point{1, -2, "p"}
	fmt.Printf("%v|%+v|%#v|%T\n", p, p, p, p)
	fmt.Printf("%v|%+v|%T\n", &p, &p, &p)
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c|%q|%U\n", 42, 42, 42, 42, 42, 255, 255, 8, 5, 'A', 'A', 'A')
	fmt.Printf("%f|%.2f|%8.3f|%e|%g|%G|%v\n", 3.14159, 3.14159, 3.14159, 1234.5678, 1e-7, 1e20, 2.0)
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x\n", "go", "go", "go", "golang", "q\n", "hex")
	fmt.Printf("%t|%v|%p|%v\n", true, false, nil, nil)
	fmt.Printf("%v|%d|%s|%q\n", []int{1, 2}, []int{3}, []string{"a", "b"}, []string{"a"})
	fmt.Printf("%v|%+v|%#v\n", map[string]int{"b": 2, "a": 1}, struct{ A any }{nil}, []any{1, "x", nil})
	fmt.Printf("%v %s %.2f\n", temperature(36.6), temperature(1), temperature(2))
	fmt.Println([]temperature{1, 2}, map[string]temperature{"x": 3}, struct{ T temperature }{4})
	fmt.Printf("%!|%z|%d|%d %s\n", 1, "s")
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%[2]d %[1]d|%*d|%6.2f%%\n", 1, 2, 5, 42, 99.5)
	fmt.Println(int8(-5), uint8(200), 'x', 1e6, 1e21, 123456789.0, float32(0.1), "s", true, nil)
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, "\n")
	fmt.Println(fmt.Sprint("x", 1, 2, "y"), fmt.Sprintln("end", 1))
	var e error
	var ip *int
	fmt.Println(e, ip == nil, []byte("hi"), [2]bool{true})
}

// Output:
// {1 -2 p}|{X:1 Y:-2 name:p}|main.point{X:1, Y:-2, name:"p"}|main.point
// &{1 -2 p}|&{X:1 Y:-2 name:p}|*main.point
// 42|   42|42   |00042|+42|ff|FF|10|101|A|'A'|U+0041
// 3.141590|3.14|   3.142|1.234568e+03|1e-07|1E+20|2
// go|        go|go        |go|"q\n"|686578
// true|false|%!p(<nil>)|<nil>
// [1 2]|[3]|[a b]|["a"]
// map[a:1 b:2]|{A:<nil>}|[]interface {}{1, "x", interface {}(nil)}
// 36.6°C 1.0°C 2.00
// [1.0°C 2.0°C] map[x:3.0°C] {4.0°C}
// %!!(int=1)|%!z(string=s)|%!d(MISSING)|%!d(MISSING) %!s(MISSING)
// 1 %!d(MISSING)
// 1
// %!(EXTRA int=2)2 1| 5|%!f(int=    42)%
// -5 200 120 1e+06 1e+21 1.23456789e+08 0.1 s true <nil>
// ab1 2 truec3.5
// x1 2y end 1
//
// <nil> true [104 105] [true false]
