package main

import (
	"fmt"
	"reflect"
)

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{"s", p.Key} }

type Celsius float32

type List[T any] []T

func (l List[T]) Len() int { return len(l) }

func main() {
	fmt.Println(reflect.TypeFor[int](), reflect.TypeFor[error](), reflect.TypeFor[Pair[string, int]](), reflect.TypeFor[[]Celsius]())
	t := reflect.TypeOf(Pair[string, []int]{})
	fmt.Println(t.Name(), t.String(), t.NumField(), t.Field(1).Type, t.NumMethod(), t.Method(0).Name)
	p := Pair[int, bool]{7, true}
	fmt.Println(reflect.ValueOf(p).MethodByName("Swap").Call(nil)[0].Interface())
	fmt.Println(reflect.TypeOf(List[int]{}).Kind(), reflect.TypeOf(List[int]{}).Elem(), reflect.ValueOf(List[int]{1, 2}).Len())
	x, ok := reflect.TypeAssert[fmt.Stringer](reflect.ValueOf(3))
	fmt.Println(x, ok)
	c := complex64(1 + 2i)
	v := reflect.ValueOf(&c).Elem()
	v.SetComplex(3 - 4i)
	fmt.Println(c, v.Complex(), v.Kind(), v.Type().OverflowComplex(1e300))
	f := Celsius(3)
	reflect.ValueOf(&f).Elem().SetFloat(0.1)
	fmt.Println(f, reflect.ValueOf(f).Float() == float64(float32(0.1)))
	var i8 int8
	iv := reflect.ValueOf(&i8).Elem()
	fmt.Println(iv.OverflowInt(200), iv.OverflowInt(-128))
	fmt.Println(reflect.ValueOf(c).Convert(reflect.TypeFor[complex128]()).Interface())
}

// Output:
// int error main.Pair[string,int] []main.Celsius
// Pair[string,[]int] main.Pair[string,[]int] 2 []int 1 Swap
// {s 7}
// slice int 2
// <nil> false
// (3-4i) (3-4i) complex64 true
// 0.1 true
// true false
// (3-4i)
