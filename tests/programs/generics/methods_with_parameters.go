package main

import "fmt"

type List[T any] struct{ items []T }

func (l List[T]) Map[U any](f func(T) U) List[U] {
	var out List[U]
	for _, v := range l.items {
		out.items = append(out.items, f(v))
	}
	return out
}

func (l *List[T]) Fold[A any](acc A, f func(A, T) A) A {
	for _, v := range l.items {
		acc = f(acc, v)
	}
	return acc
}

type Printer struct{ prefix string }

func (p Printer) Text[T any](v T) string { return fmt.Sprintf("%s%v %T", p.prefix, v, v) }

func main() {
	l := List[int]{[]int{1, 2, 3}}
	s := l.Map(func(i int) string { return fmt.Sprint(i * i) })
	fmt.Println(s.items, l.Fold(0.5, func(a float64, i int) float64 { return a + float64(i) }))
	p := Printer{"> "}
	fmt.Println(p.Text(1), p.Text("s"), p.Text[any](nil))
	f := p.Text[float64]
	g := Printer.Text[bool]
	fmt.Println(f(1), g(p, true))
}

// Output:
// [1 4 9] 6.5
// > 1 int > s string > <nil> <nil>
// > 1 float64 > true bool
