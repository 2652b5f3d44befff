package main

import (
	"fmt"
	"reflect"
	"sort"
)

type Inner struct{ X, Y int }
type T struct {
	Name  string `json:"name" xml:"n"`
	Age   int
	inner Inner
	Inner
	P   *Inner
	L   []string
	M   map[string]int
	F   float32
	B   byte
	Big [3]int64
	E   error
	Fn  func(int) string
	C   chan int
}

func (t T) Hello(s string, n ...int) (string, int) { return t.Name + s, len(n) }
func (t *T) SetName(s string)                      { t.Name = s }
func (t T) String() string                         { return "T(" + t.Name + ")" }

type MyInt int

func (m MyInt) Double() MyInt { return m * 2 }

type Shape interface{ Area() float64 }
type Sq float64

func (s Sq) Area() float64 { return float64(s) }

func main() {
	for _, x := range []any{1, int8(2), "s", 3.5, float32(1), true, []int{1}, [2]string{}, map[string]int{}, &T{}, T{}, MyInt(3), make(chan int), make(<-chan string), func(int, ...string) error { return nil }, struct{}{}, uint8(1), 'x', error(nil), new(any), uintptr(3)} {
		t := reflect.TypeOf(x)
		if t == nil {
			fmt.Println("nil type")
			continue
		}
		fmt.Printf("%v|%s|%q|%v|%d|%d|%v\n", t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.NumMethod(), t.Comparable())
	}
	t := reflect.TypeOf(T{})
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported(), f.Tag.Get("json"))
	}
	f, ok := t.FieldByName("X")
	fmt.Println(f.Name, f.Index, ok)
	_, ok = t.FieldByName("nope")
	fmt.Println(ok)
	pt := reflect.TypeOf(&T{})
	for i := range pt.NumMethod() {
		fmt.Println(pt.Method(i).Name, pt.Method(i).Index)
	}
	fmt.Println(pt.Elem() == t, reflect.PointerTo(t) == pt, pt.Elem().Field(4).Type.Elem().Name())

	v := T{Name: "bob", Age: 3, L: []string{"a", "b"}, M: map[string]int{"k": 1}, F: 1.5, B: 7, Big: [3]int64{1, 2, 3}}
	rv := reflect.ValueOf(&v).Elem()
	for i := range rv.NumField() {
		fv := rv.Field(i)
		fmt.Println(i, fv.Kind(), fv.CanSet(), fv.CanInterface(), fv.IsZero())
	}
	rv.Field(0).SetString("alice")
	rv.FieldByName("Age").SetInt(44)
	rv.FieldByName("F").SetFloat(2.25)
	rv.FieldByName("B").SetUint(9)
	rv.FieldByName("Big").Index(1).SetInt(20)
	rv.FieldByName("L").Index(0).Set(reflect.ValueOf("z"))
	rv.FieldByName("L").Set(reflect.Append(rv.FieldByName("L"), reflect.ValueOf("c")))
	rv.FieldByName("M").SetMapIndex(reflect.ValueOf("q"), reflect.ValueOf(9))
	rv.FieldByName("P").Set(reflect.ValueOf(&Inner{1, 2}))
	rv.FieldByName("P").Elem().Field(1).SetInt(77)
	rv.FieldByName("E").Set(reflect.ValueOf(fmt.Errorf("err")))
	rv.FieldByName("X").SetInt(5)
	fmt.Println(v.Name, v.Age, v.F, v.B, v.Big, v.L, v.M, *v.P, v.E, v.X)
	fmt.Println(rv.FieldByName("M").MapIndex(reflect.ValueOf("k")), rv.FieldByName("M").MapIndex(reflect.ValueOf("none")).IsValid())
	keys := rv.FieldByName("M").MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, len(keys))
	sum := 0
	for it := rv.FieldByName("M").MapRange(); it.Next(); {
		sum += int(it.Value().Int()) + len(it.Key().String())
	}
	fmt.Println(sum)
	out := rv.MethodByName("Hello").Call([]reflect.Value{reflect.ValueOf("!"), reflect.ValueOf(1), reflect.ValueOf(2)})
	fmt.Println(out[0], out[1].Int(), len(out))
	rv.Addr().MethodByName("SetName").Call([]reflect.Value{reflect.ValueOf("carol")})
	fmt.Println(v.Name, rv.NumMethod(), rv.Addr().NumMethod())
	add := reflect.ValueOf(func(a int, b float64, s Inner, big [3]int64) (int, string, [3]int64) {
		big[0] = 100
		return a + int(b) + s.X, "ok", big
	})
	res := add.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2.9), reflect.ValueOf(Inner{10, 0}), reflect.ValueOf([3]int64{1, 2, 3})})
	fmt.Println(res[0].Interface(), res[1].Interface(), res[2].Interface())
	fmt.Println(reflect.ValueOf(MyInt(4)).Method(0).Call(nil)[0].Int())

	fmt.Println(reflect.DeepEqual([]int{1, 2}, []int{1, 2}), reflect.DeepEqual([]int{1}, []int{2}), reflect.DeepEqual(nil, nil), reflect.DeepEqual([]int(nil), []int{}),
		reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual(map[string]int{"a": 1}, map[string]int{"b": 1}),
		reflect.DeepEqual(&T{Name: "x"}, &T{Name: "x"}), reflect.DeepEqual(1, int64(1)), reflect.DeepEqual([]any{1, "a", nil}, []any{1, "a", nil}), reflect.DeepEqual(error(nil), nil))
	type node struct {
		v    int
		next *node
	}
	a := &node{1, nil}
	a.next = a
	b := &node{1, nil}
	b.next = b
	fmt.Println(reflect.DeepEqual(a, b))

	shape := reflect.TypeOf((*Shape)(nil)).Elem()
	fmt.Println(shape, shape.Kind(), shape.NumMethod(), reflect.TypeOf(Sq(1)).Implements(shape), reflect.TypeOf(1).Implements(shape), shape.Method(0).Name)
	n := reflect.New(reflect.TypeOf(Inner{}))
	n.Elem().Field(0).SetInt(8)
	fmt.Println(n.Elem().Interface(), n.Interface().(*Inner).X)
	s := reflect.MakeSlice(reflect.TypeOf([]Inner{}), 2, 5)
	s.Index(1).Field(0).SetInt(6)
	fmt.Println(s.Interface(), s.Len(), s.Cap(), s.Slice(1, 2))
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	m.SetMapIndex(reflect.ValueOf("one"), reflect.ValueOf(1))
	fmt.Println(m.Interface(), m.Len(), m)
	fmt.Println(reflect.Zero(reflect.TypeOf(3.5)), reflect.ValueOf(42).Convert(reflect.TypeOf(1.5)).Interface(), reflect.ValueOf(65).Convert(reflect.TypeOf("")))
	fmt.Println(reflect.ValueOf(nil).IsValid(), reflect.ValueOf(nil), reflect.ValueOf(nil).Kind(), reflect.ValueOf("str"), reflect.ValueOf(3).String())
	fmt.Printf("%v %d %s %+v\n", reflect.ValueOf([]int{1, 2}), reflect.ValueOf(7), reflect.ValueOf("q"), reflect.ValueOf(Inner{1, 2}))
	sw := []string{"a", "b", "c"}
	reflect.Swapper(sw)(0, 2)
	fmt.Println(sw)

	c1, c2 := make(chan int, 1), make(chan string, 1)
	c2 <- "msg"
	i, r, ok2 := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c1)}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c2)}})
	fmt.Println(i, r, ok2)
	i, r, ok2 = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c1)}, {Dir: reflect.SelectDefault}})
	fmt.Println(i, r.IsValid(), ok2)
	i, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c1), Send: reflect.ValueOf(33)}})
	fmt.Println(i, <-c1)
	go func() { reflect.ValueOf(c1).Send(reflect.ValueOf(5)); reflect.ValueOf(c1).Close() }()
	x, ok3 := reflect.ValueOf(c1).Recv()
	fmt.Println(x, ok3)
	x, ok3 = reflect.ValueOf(c1).Recv()
	fmt.Println(x, ok3)
	for _, f := range []func(){
		func() { reflect.ValueOf("s").Int() },
		func() { reflect.ValueOf(1).SetInt(2) },
		func() { reflect.ValueOf(&v).Elem().Field(2).Set(reflect.ValueOf(Inner{})) },
		func() { reflect.ValueOf(1).Elem() },
		func() { reflect.ValueOf([]int{1}).Index(3) },
		func() { reflect.ValueOf(&v).Elem().Field(1).Set(reflect.ValueOf("x")) },
		func() { reflect.TypeOf(1).Elem() },
		func() { reflect.TypeOf(1).NumField() },
		func() { reflect.Value{}.Interface() },
		func() { reflect.ValueOf(T{inner: Inner{}}).Field(2).Interface() },
		func() { reflect.ValueOf(func(int) {}).Call(nil) },
		func() { reflect.ValueOf(1).IsNil() },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// int|int|"int"||8|0|true
// int8|int8|"int8"||1|0|true
// string|string|"string"||16|0|true
// float64|float64|"float64"||8|0|true
// float32|float32|"float32"||4|0|true
// bool|bool|"bool"||1|0|true
// []int|slice|""||24|0|false
// [2]string|array|""||32|0|true
// map[string]int|map|""||8|0|false
// *main.T|ptr|""||8|3|true
// main.T|struct|"T"|main|160|2|false
// main.MyInt|int|"MyInt"|main|8|1|true
// chan int|chan|""||8|0|true
// <-chan string|chan|""||8|0|true
// func(int, ...string) error|func|""||8|0|false
// struct {}|struct|""||0|0|true
// uint8|uint8|"uint8"||1|0|true
// int32|int32|"int32"||4|0|true
// nil type
// *interface {}|ptr|""||8|0|true
// uintptr|uintptr|"uintptr"||8|0|true
// Name string json:"name" xml:"n" 0 [0] false true name
// Age int  16 [1] false true
// inner main.Inner  24 [2] false false
// Inner main.Inner  40 [3] true true
// P *main.Inner  56 [4] false true
// L []string  64 [5] false true
// M map[string]int  88 [6] false true
// F float32  96 [7] false true
// B uint8  100 [8] false true
// Big [3]int64  104 [9] false true
// E error  128 [10] false true
// Fn func(int) string  144 [11] false true
// C chan int  152 [12] false true
// X [3 0] true
// false
// Hello 0
// SetName 1
// String 2
// true true Inner
// 0 string true true false
// 1 int true true false
// 2 struct false false true
// 3 struct true true true
// 4 ptr true true true
// 5 slice true true false
// 6 map true true false
// 7 float32 true true false
// 8 uint8 true true false
// 9 array true true false
// 10 interface true true true
// 11 func true true true
// 12 chan true true true
// alice 44 2.25 9 [1 20 3] [z b c] map[k:1 q:9] {1 77} err 5
// 1 false
// [k q] 2
// 12
// alice! 2 2
// carol 2 3
// 13 ok [100 2 3]
// 8
// true false true false true false true false true true
// true
// main.Shape interface 1 true false Area
// {8 0} 8
// [{0 0} {6 0}] 2 5 [{6 0}]
// map[one:1] 1 map[one:1]
// 0 42 A
// false <invalid reflect.Value> invalid str <int Value>
// [1 2] 7 q {X:1 Y:2}
// [c b a]
// 1 msg true
// 1 false false
// 0 33
// 5 true
// 0 false
// reflect: call of reflect.Value.Int on string Value
// reflect: reflect.Value.SetInt using unaddressable value
// reflect: reflect.Value.Set using value obtained using unexported field
// reflect: call of reflect.Value.Elem on int Value
// reflect: slice index out of range
// reflect.Set: value of type string is not assignable to type int
// reflect: Elem of invalid type int
// reflect: NumField of non-struct type int
// reflect: call of reflect.Value.Interface on zero Value
// reflect.Value.Interface: cannot return value obtained from unexported field or method
// reflect: Call with too few input arguments
// reflect: call of reflect.Value.IsNil on int Value
