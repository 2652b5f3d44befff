package main

import (
	"fmt"
	"reflect"
)

type small int8
type conf struct {
	Debug bool
	Level small
	Name  string
	Tags  []string
	Opt   map[string]int
	Ptr   *int
	Any   any
	Flags [4]bool
	Bytes [3]byte
	F32   float32
	U16   uint16
}

func main() {
	var c conf
	v := reflect.ValueOf(&c).Elem()
	v.Field(0).SetBool(true)
	v.Field(1).SetInt(300)
	v.Field(2).SetString("n")
	v.Field(3).Set(reflect.ValueOf([]string{"a"}))
	v.Field(4).Set(reflect.MakeMap(v.Field(4).Type()))
	v.Field(4).SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(1))
	v.Field(5).Set(reflect.New(v.Field(5).Type().Elem()))
	v.Field(5).Elem().SetInt(99)
	v.Field(6).Set(reflect.ValueOf("anything"))
	v.Field(7).Index(2).SetBool(true)
	v.Field(8).Index(1).SetUint(255)
	v.Field(9).SetFloat(0.1)
	v.Field(10).SetUint(70000)
	fmt.Printf("%+v %d\n", c.Debug, *c.Ptr)
	c.Ptr = nil
	fmt.Printf("%+v\n", c)
	s := v.Field(3)
	s.Set(reflect.Append(s, reflect.ValueOf("b"), reflect.ValueOf("c")))
	s.Index(0).SetString("z")
	fmt.Println(c.Tags, s.Len(), reflect.AppendSlice(s, s).Len())
	s.SetLen(1)
	fmt.Println(c.Tags, s.Slice(0, 1), s.Cap() >= 3)
	v.Field(4).SetMapIndex(reflect.ValueOf("k"), reflect.Value{})
	fmt.Println(len(c.Opt))
	v.Field(6).Set(reflect.Zero(v.Field(6).Type()))
	fmt.Println(c.Any == nil)
	v.Set(reflect.Zero(v.Type()))
	fmt.Printf("%+v %v\n", c, v.IsZero())
	arr := [3]int{1, 2, 3}
	av := reflect.ValueOf(&arr).Elem()
	sl := av.Slice(1, 3)
	sl.Index(0).SetInt(20)
	fmt.Println(arr, reflect.Copy(av, reflect.ValueOf([]int{7, 8})), arr)
	var e error
	ev := reflect.ValueOf(&e).Elem()
	ev.Set(reflect.ValueOf(fmt.Errorf("set")))
	fmt.Println(e, ev.Elem().Type(), ev.Kind(), ev.NumMethod())
	x := 5
	px := reflect.ValueOf(&x)
	fmt.Println(px.Elem().CanSet(), px.CanSet(), reflect.ValueOf(x).CanSet(), px.Elem().CanAddr(), px.Elem().Addr().Interface() == &x)
	b := []byte("hello")
	bv := reflect.ValueOf(&b).Elem()
	bv.Index(0).SetUint('J')
	fmt.Println(string(b), string(bv.Bytes()))
	bv.SetBytes([]byte("bye"))
	fmt.Println(string(b))
	fmt.Println(reflect.Indirect(px).Int(), reflect.ValueOf(3).Equal(reflect.ValueOf(3)), reflect.ValueOf("a").Comparable())
}

// Output:
// true 99
// {Debug:true Level:44 Name:n Tags:[a] Opt:map[k:1] Ptr:<nil> Any:anything Flags:[false false true false] Bytes:[0 255 0] F32:0.1 U16:4464}
// [z b c] 3 6
// [z] [z] true
// 0
// true
// {Debug:false Level:0 Name: Tags:[] Opt:map[] Ptr:<nil> Any:<nil> Flags:[false false false false] Bytes:[0 0 0] F32:0 U16:0} true
// [7 8 3] 2 [7 8 3]
// set *errors.errorString interface 1
// true false false true true
// Jello Jello
// bye
// 5 true true
