// Methods that a constraint names are those of the type argument: by value, by pointer, promoted, or an interface's.
package main

import "fmt"

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ side float64 }

func (s Square) Area() float64 { return s.side * s.side }
func (s Square) Name() string  { return "square" }

type Counter struct {
	Square
	n int
}

func (c *Counter) Name() string { c.n++; return fmt.Sprint("counter", c.n) }

type Wrapped struct {
	pad [3]int
	*Counter
}

type Holder struct{ Shape }

type Celsius float64

func (c Celsius) Area() float64 { return float64(c) }
func (c Celsius) Name() string  { return "celsius" }

func Describe[S Shape](s S) string {
	return fmt.Sprintf("%s %.1f", s.Name(), s.Area())
}

func Total[S Shape](xs []S) (sum float64) {
	for i := range xs {
		sum += xs[i].Area()
	}
	return
}

func Bound[S Shape](s S) (func() string, func(S) float64) {
	return s.Name, S.Area
}

type Setter[T any] interface {
	*T
	Set(string)
}

type Conf struct{ v string }

func (c *Conf) Set(s string) { c.v = s }

func Build[T any, P Setter[T]](names ...string) []T {
	out := make([]T, len(names))
	for i, n := range names {
		P(&out[i]).Set(n)
		p := P(&out[i])
		p.Set(n + "!")
	}
	return out
}

func deferred[S Shape](s S, out *[]string) {
	defer func() { *out = append(*out, s.Name()) }()
	defer s.Name()
	done := make(chan float64)
	go func() { done <- s.Area() }()
	*out = append(*out, fmt.Sprint(<-done))
}

func main() {
	fmt.Println(Describe(Square{2}))
	c := &Counter{Square: Square{3}}
	fmt.Println(Describe(c), Describe(c))
	fmt.Println(Describe(Wrapped{Counter: c}), Describe(&Wrapped{Counter: c}))
	fmt.Println(Describe(Holder{Square{1}}), Describe[Shape](Celsius(4)), Describe(Celsius(5)))
	fmt.Println(Total([]Square{{1}, {2}}), Total([]Shape{c, Celsius(1)}), Total([]*Counter{c, c}))
	name, area := Bound(Square{4})
	fmt.Println(name(), area(Square{5}))
	name2, area2 := Bound[Shape](c)
	fmt.Println(name2(), area2(Square{5}))
	name3, area3 := Bound(Wrapped{Counter: c})
	fmt.Println(name3(), area3(Wrapped{Counter: c}))
	fmt.Println(Build[Conf]("a", "b"))
	var out []string
	deferred(c, &out)
	deferred(Celsius(7), &out)
	fmt.Println(out)
}

// Output:
// square 4.0
// counter1 9.0 counter2 9.0
// counter3 9.0 counter4 9.0
// square 1.0 celsius 4.0 celsius 5.0
// 5 10 18
// square 25
// counter5 25
// counter6 9
// [{a!} {b!}]
// [9 counter8 7 celsius]
