// Generic functions that call themselves and one another; types nested in types.
package main

import "fmt"

type Ordered interface{ ~int | ~string | ~float64 }

func quick[T Ordered](xs []T) []T {
	if len(xs) < 2 {
		return xs
	}
	var lo, hi []T
	for _, x := range xs[1:] {
		if x < xs[0] {
			lo = append(lo, x)
		} else {
			hi = append(hi, x)
		}
	}
	return append(append(quick(lo), xs[0]), quick(hi)...)
}

func even[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("even %T", x)
	}
	return odd(n-1, x)
}

func odd[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("odd %T", x)
	}
	return even(n-1, x)
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](x T) Opt[T] { return Opt[T]{x, true} }

func (o Opt[T]) OrElse(x T) T {
	if o.ok {
		return o.v
	}
	return x
}

func Then[A, B any](o Opt[A], f func(A) Opt[B]) Opt[B] {
	if !o.ok {
		return Opt[B]{}
	}
	return f(o.v)
}

type Tree[K Ordered, V any] struct {
	root *branch[K, V]
}

type branch[K Ordered, V any] struct {
	k    K
	v    V
	l, r *branch[K, V]
}

func (t *Tree[K, V]) at(k K) **branch[K, V] {
	p := &t.root
	for *p != nil {
		switch {
		case k < (*p).k:
			p = &(*p).l
		case k > (*p).k:
			p = &(*p).r
		default:
			return p
		}
	}
	return p
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := t.at(k)
	if *p == nil {
		*p = &branch[K, V]{k: k}
	}
	(*p).v = v
}

func (t *Tree[K, V]) Walk(f func(K, V)) {
	var walk func(*branch[K, V])
	walk = func(b *branch[K, V]) {
		if b != nil {
			walk(b.l)
			f(b.k, b.v)
			walk(b.r)
		}
	}
	walk(t.root)
}

func main() {
	fmt.Println(quick([]int{3, 1, 2}), quick([]string{"b", "a"}), quick([]float64{2.5, -1}))
	fmt.Println(even(3, 1.5), even(4, []string{}))
	fmt.Println(Then(Some(4), func(i int) Opt[string] { return Some(fmt.Sprint(i * 2)) }).OrElse("none"))
	fmt.Println(Then(Opt[int]{}, func(i int) Opt[string] { return Some("x") }).OrElse("none"))
	fmt.Println(Some(Some([2]string{"a", "b"})).OrElse(Opt[[2]string]{}).v)
	var t Tree[string, []int]
	for i, w := range []string{"to", "be", "or", "not", "to", "be"} {
		t.Put(w, append([]int{}, i))
	}
	t.Walk(func(k string, v []int) { fmt.Print(k, v, " ") })
	fmt.Println()
}

// Output:
// [1 2 3] [a b] [-1 2.5]
// odd float64 even []string
// 8
// none
// [a b]
// be[5] not[3] or[2] to[4]
