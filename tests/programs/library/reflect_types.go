package main

import (
	"fmt"
	"reflect"
	"time"
)

type (
	Celsius float64
	Shape   interface{ Area() float64 }
	Square  struct{ side float64 }
	Handler func(string) error
	Pairs   map[string][]Celsius
)

func (s Square) Area() float64    { return s.side * s.side }
func (s *Square) Scale(f float64) { s.side *= f }

func main() {
	shape := reflect.TypeOf((*Shape)(nil)).Elem()
	for _, x := range []any{Celsius(1), Square{}, &Square{}, Handler(nil), Pairs{}, [3]Celsius{}, time.Second, time.Now, []Shape{}, make(chan<- Celsius), struct{ A, b int }{}} {
		t := reflect.TypeOf(x)
		fmt.Printf("%-28v %-8v %-9q %-5q %d methods, comparable %v, a Shape %v\n", t, t.Kind(), t.Name(), t.PkgPath(), t.NumMethod(), t.Comparable(), t.Implements(shape))
	}
	f := reflect.TypeOf(func(int, ...string) (bool, error) { return false, nil })
	fmt.Println(f.NumIn(), f.In(1), f.NumOut(), f.Out(1), f.IsVariadic())
	m := reflect.TypeOf(Pairs{})
	fmt.Println(m.Key(), m.Elem(), m.Elem().Elem(), m.Elem().Elem().Kind())
	c := reflect.TypeOf(make(<-chan int))
	fmt.Println(c.ChanDir(), c.Elem(), reflect.TypeOf([4]int{}).Len())
	fmt.Println(reflect.TypeOf(1) == reflect.TypeOf(2), reflect.TypeOf(1) == reflect.TypeOf(int64(2)), reflect.TypeOf(Celsius(1)) == reflect.TypeOf(1.0))
	fmt.Println(reflect.TypeOf(1.0).ConvertibleTo(reflect.TypeOf(Celsius(0))), reflect.TypeOf(1.0).AssignableTo(reflect.TypeOf(Celsius(0))), reflect.TypeOf(Square{}).AssignableTo(shape), reflect.TypeOf("").ConvertibleTo(reflect.TypeOf(1)))
	_ = map[string][]Celsius{}
	var _ any = map[string][]Celsius{}
	byType := map[reflect.Type]string{reflect.TypeOf(0): "int", reflect.TypeOf(""): "string"}
	fmt.Println(byType[reflect.TypeOf(42)], byType[reflect.TypeOf("x")], byType[reflect.TypeOf(true)] == "")
	fmt.Println(reflect.PointerTo(reflect.TypeOf(Square{})) == reflect.TypeOf(&Square{}), reflect.SliceOf(shape), reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf([]Celsius{})))
	for k := reflect.Invalid; k <= reflect.UnsafePointer; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
	tag := reflect.StructTag(`json:"a,omitempty" db:"x\"y" bad`)
	v, ok := tag.Lookup("db")
	fmt.Println(tag.Get("json"), v, ok, tag.Get("none") == "")
}

// Output:
// main.Celsius                 float64  "Celsius" "main" 0 methods, comparable true, a Shape false
// main.Square                  struct   "Square"  "main" 1 methods, comparable true, a Shape true
// *main.Square                 ptr      ""        ""    2 methods, comparable true, a Shape true
// main.Handler                 func     "Handler" "main" 0 methods, comparable false, a Shape false
// main.Pairs                   map      "Pairs"   "main" 0 methods, comparable false, a Shape false
// [3]main.Celsius              array    ""        ""    0 methods, comparable true, a Shape false
// time.Duration                int64    "Duration" "time" 10 methods, comparable true, a Shape false
// func() time.Time             func     ""        ""    0 methods, comparable false, a Shape false
// []main.Shape                 slice    ""        ""    0 methods, comparable false, a Shape false
// chan<- main.Celsius          chan     ""        ""    0 methods, comparable true, a Shape false
// struct { A int; b int }      struct   ""        ""    0 methods, comparable true, a Shape false
// 2 []string 2 error true
// string []main.Celsius main.Celsius float64
// <-chan int 4
// true false false
// true false true false
// int string true
// true []main.Shape map[string][]main.Celsius
// invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 array chan func interface map ptr slice string struct unsafe.Pointer
// a,omitempty x"y true true
