// Everything that a body of type parameters can do, with arrays, structs, interfaces and functions as arguments.
package main

import (
	"fmt"
	"sort"
	"sync"
)

type Num interface {
	~int | ~int32 | ~uint8 | ~float32 | ~float64 | ~complex128
}

type Shower interface{ Show() string }

type A [2]int

func (a A) Show() string { return fmt.Sprint("A", a[0]) }
func (a *A) Inc()        { a[0]++ }

type Incer[T any] interface {
	*T
	Shower
	Inc()
}

func bump[T any, P Incer[T]](xs []T) (out []string) {
	for i := range xs {
		p := P(&xs[i])
		p.Inc()
		f := p.Inc
		f()
		g := P.Inc
		g(p)
		defer p.Inc()
		func() {
			p.Inc()
		}()
		out = append(out, p.Show(), P.Show(p))
	}
	return
}

// array type param: address/assign/capture
func arr[T ~[2]E, E any](x T, e E) (T, E) {
	y := x
	y[0] = e
	f := func() { y[1] = e }
	f()
	p := &x[0]
	z := x
	*p = e
	for i, v := range z {
		if i == 1 {
			e = v
		}
	}
	s := y[:]
	s[0] = z[0]
	return y, e
}

type strct[T any] struct {
	a, b T
	arr  [2]T
}

func mod[T any](s strct[T], v T) (r strct[T]) {
	r = s
	s.arr[0] = v
	r.b = v
	r.arr[1] = s.arr[0]
	q := &r
	q.a = v
	t := *q
	t.a = s.a
	return t
}

func eq[T comparable](a, b T) (bool, bool) { return a == b, any(a) != any(b) }

func mapOf[K comparable, V any](k K, v V) map[K]V {
	m := map[K]V{k: v}
	m[k], k = v, k
	if w, ok := m[k]; ok {
		m[k] = w
	}
	delete(m, k)
	m[k] = v
	return m
}

func chanOf[T any](xs ...T) (out []T) {
	c := make(chan T, len(xs))
	for _, x := range xs {
		select {
		case c <- x:
		default:
		}
	}
	close(c)
	for {
		v, ok := <-c
		if !ok {
			return append(out, v)
		}
		out = append(out, v)
	}
}

func sw[T int | string](x T) string {
	switch x {
	case *new(T):
		return "zero"
	}
	switch any(&x).(type) {
	case *int:
		return "int"
	case *string:
		return "string"
	}
	return "?"
}

func lits[T any](x T) any {
	return []any{[]T{x, x}, [...]T{2: x}, map[string]T{"k": x}, struct{ F T }{x}, &[]T{x}, func(T) T { return x }(x), []*T{&x} != nil, [][]T{{x}, {}}, []struct{ A, B T }{{x, x}, {B: x}}}
}

func named[T any](f func() (T, error)) (res T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("r: %v", r)
		}
	}()
	res, err = f()
	return
}

func iotaLike[T Num](n int) (r []T) {
	var x T
	for i := 0; i < n; i++ {
		r = append(r, x)
		x++
		x *= 2
		x -= 1
	}
	return
}

type Sorter[T any] struct {
	xs []T
	by func(a, b *T) bool
}

func (s Sorter[T]) Len() int           { return len(s.xs) }
func (s Sorter[T]) Less(i, j int) bool { return s.by(&s.xs[i], &s.xs[j]) }
func (s Sorter[T]) Swap(i, j int)      { s.xs[i], s.xs[j] = s.xs[j], s.xs[i] }

func conc[T any](n int, mk func(int) T) []T {
	var (
		mu  sync.Mutex
		wg  sync.WaitGroup
		out = make(map[int]T)
	)
	work := func(i int) {
		defer wg.Done()
		v := mk(i)
		mu.Lock()
		out[i] = v
		mu.Unlock()
	}
	wg.Add(n)
	for i := range n {
		go work(i)
	}
	wg.Wait()
	res := make([]T, 0, n)
	for i := range n {
		res = append(res, out[i])
	}
	return res
}

func fn[T any](x T) func() func() T {
	type inner struct{ v T }
	return func() func() T {
		y := inner{x}
		return func() T { return y.v }
	}
}

type Fn[T any] func(T) T

func (f Fn[T]) Twice(x T) T { return f(f(x)) }

type Rec[T any] struct {
	kids map[string]*Rec[T]
	v    T
}

func (r *Rec[T]) At(path ...string) *Rec[T] {
	for _, p := range path {
		if r.kids == nil {
			r.kids = map[string]*Rec[T]{}
		}
		k, ok := r.kids[p]
		if !ok {
			k = &Rec[T]{}
			r.kids[p] = k
		}
		r = k
	}
	return r
}

type E1[T any] struct{ E2[T] }
type E2[T any] struct{ E3[T, int] }
type E3[T, U any] struct {
	t T
	u U
}

func (e *E3[T, U]) Put(t T, u U) { e.t, e.u = t, u }
func (e E3[T, U]) All() (T, U)   { return e.t, e.u }

type Putter[T, U any] interface {
	Put(T, U)
	All() (T, U)
}

func use[T any](p Putter[T, int], t T) (T, int) {
	p.Put(t, 7)
	return p.All()
}

func main() {
	fmt.Println(bump([]A{{1}, {2, 3}}))
	fmt.Println(arr(A{1, 2}, 9))
	fmt.Println(arr([2]string{"a", "b"}, "c"))
	fmt.Println(arr([2]strct[int]{}, strct[int]{a: 1}))
	fmt.Println(mod(strct[int]{1, 2, [2]int{3, 4}}, 5), mod(strct[string]{}, "x"), mod(strct[any]{}, any(1)))
	fmt.Println(eq(1, 1))
	fmt.Println(eq(strct[string]{a: "x"}, strct[string]{a: "x"}))
	fmt.Println(eq[any](1, "1"))
	fmt.Println(mapOf(strct[int]{}, [2]bool{true}), mapOf("k", A{}))
	fmt.Println(chanOf(1, 2), chanOf(A{1}, A{2}), chanOf(strct[bool]{a: true}), len(chanOf[error]()))
	fmt.Println(sw(0), sw(3), sw("x"))
	fmt.Printf("%v\n", lits("s").([]any)[0])
	for _, l := range lits(A{5}).([]any) {
		if _, ok := l.(*[]A); !ok {
			fmt.Printf("%T %v\n", l, l)
		}
	}
	fmt.Println(named(func() (A, error) { panic("p") }))
	fmt.Println(named(func() (string, error) { return "v", nil }))
	fmt.Println(iotaLike[int](5), iotaLike[uint8](12), iotaLike[float32](3), iotaLike[complex128](4))
	xs := []string{"c", "a", "b"}
	sort.Sort(Sorter[string]{xs, func(a, b *string) bool { return *a < *b }})
	fmt.Println(xs)
	fmt.Println(conc(4, func(i int) A { return A{i} }), conc(3, func(i int) string { return fmt.Sprint(i) }))
	fmt.Println(fn(3)()(), fn(A{4})()())
	fmt.Println(Fn[int](func(i int) int { return i * 3 }).Twice(2))
	var r Rec[string]
	r.At("a", "b").v = "deep"
	fmt.Println(r.At("a", "b").v, len(r.kids))
	fmt.Println(use[string](&E1[string]{}, "t"))
	e := E1[A]{}
	e.Put(A{8}, 1)
	t, u := e.All()
	fmt.Println(t, u)
	var pp Putter[A, int] = &e
	fmt.Printf("%T %v\n", pp, pp)
}

// Output:
// [A5 A5 A6 A6]
// [1 9] 2
// [a c] b
// [{0 0 [0 0]} {1 0 [0 0]}] {0 0 [0 0]}
// {1 5 [3 5]} { x [ x]} {<nil> 1 [<nil> 1]}
// true false
// true false
// false true
// map[{0 0 [0 0]}:[true false]] map[k:[0 0]]
// [1 2 0] [[1 0] [2 0] [0 0]] [{true false [false false]} {false false [false false]}] 1
// zero int string
// [s s]
// []main.A [[5 0] [5 0]]
// [3]main.A [[0 0] [0 0] [5 0]]
// map[string]main.A map[k:[5 0]]
// struct { F main.A } {[5 0]}
// main.A [5 0]
// bool true
// [][]main.A [[[5 0]] []]
// []struct { A main.A; B main.A } [{[5 0] [5 0]} {[0 0] [5 0]}]
// [0 0] r: p
// v <nil>
// [0 1 3 7 15] [0 1 3 7 15 31 63 127 255 255 255 255] [0 1 3] [(0+0i) (1+0i) (3+0i) (7+0i)]
// [a b c]
// [[0 0] [1 0] [2 0] [3 0]] [0 1 2]
// 3 [4 0]
// 18
// deep 1
// t 7
// [8 0] 1
// *main.E1[main.A] &{{{[8 0] 1}}}
