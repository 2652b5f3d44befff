package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

type Calc struct{ total int }

func (c *Calc) Add(n int) int             { c.total += n; return c.total }
func (c *Calc) Fail() (int, error)        { return 0, errors.New("failed") }
func (c Calc) Show(prefix string)         { fmt.Println(prefix, c.total) }
func (c *Calc) Many(a ...string) []string { return append(a, "end") }
func (c *Calc) hidden()                   {}

type big struct{ a, b, c, d, e, f, g, h, i, j int }

func takesBig(b big, p *big, f func(int) int) (big, int) {
	b.a++
	return b, f(p.j)
}

func Named() {}

func main() {
	c := &Calc{}
	v := reflect.ValueOf(c)
	for i := range v.NumMethod() {
		fmt.Println(v.Type().Method(i).Name, v.Method(i).Type())
	}
	v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(5)})
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(6)})[0].Int(), c.total)
	out := v.MethodByName("Fail").Call(nil)
	fmt.Println(out[0].Int(), out[1].Interface(), out[1].IsNil(), out[1].Kind())
	v.MethodByName("Show").Call([]reflect.Value{reflect.ValueOf("total")})
	fmt.Println(v.MethodByName("Many").Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf("b")})[0])
	fmt.Println(v.MethodByName("Many").CallSlice([]reflect.Value{reflect.ValueOf([]string{"x"})})[0])
	fmt.Println(v.MethodByName("Nope").IsValid(), v.MethodByName("hidden").IsValid())
	r := reflect.ValueOf(takesBig).Call([]reflect.Value{reflect.ValueOf(big{a: 1, j: 2}), reflect.ValueOf(&big{j: 9}), reflect.ValueOf(func(n int) int { return n * n })})
	fmt.Println(r[0].Interface(), r[1])
	up := reflect.ValueOf(strings.ToUpper)
	fmt.Println(up.Call([]reflect.Value{reflect.ValueOf("loud")})[0], up.Type().NumIn(), up.Type().In(0), up.Type().Out(0))
	printf := reflect.ValueOf(fmt.Sprintf)
	fmt.Println(printf.Call([]reflect.Value{reflect.ValueOf("%v-%v"), reflect.ValueOf(1), reflect.ValueOf("z")})[0], printf.Type().IsVariadic())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		reflect.ValueOf(func() { panic("inside") }).Call(nil)
	}()
	name := runtime.FuncForPC(reflect.ValueOf(Named).Pointer()).Name()
	fmt.Println(name)
	var nilFn func()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf(nilFn).Call(nil)
	}()
	for _, args := range [][]any{{"x"}, {}, {1, 2}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			var in []reflect.Value
			for _, a := range args {
				in = append(in, reflect.ValueOf(a))
			}
			v.MethodByName("Add").Call(in)
		}()
	}
	done := make(chan int)
	go func() {
		reflect.ValueOf(func(ch chan int) { ch <- 8 }).Call([]reflect.Value{reflect.ValueOf(done)})
	}()
	fmt.Println(<-done)
}

// Output:
// Add func(int) int
// Fail func() (int, error)
// Many func(...string) []string
// Show func(string)
// 11 11
// 0 failed false interface
// total 11
// [a b end]
// [x end]
// false false
// {2 0 0 0 0 0 0 0 0 2} 81
// LOUD 1 string string
// 1-z true
// recovered inside
// main.Named
// reflect.Value.Call: call of nil function
// reflect: Call using string as type int
// reflect: Call with too few input arguments
// reflect: Call with too many input arguments
// 8
