// Closures, local types, goroutines and variables in generic functions are each instance's own.
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

func counter[T any](step func(T) T, start T) func() T {
	x := start
	return func() T {
		old := x
		x = step(x)
		return old
	}
}

func local[T any](xs ...T) string {
	type entry struct {
		at int
		v  T
	}
	var es []entry
	for i, x := range xs {
		es = append(es, entry{i, x})
	}
	return fmt.Sprintf("%T %v", es, es)
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, len(xs))
	var wg sync.WaitGroup
	for i, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(x)
		}()
	}
	wg.Wait()
	return out
}

func Filter[T any](xs []T, keep func(T) bool) (out []T) {
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return
}

func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

func Keys[K comparable, V any](m map[K]V, less func(a, b K) bool) []K {
	out := make([]K, 0)
	for k := range m {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return less(out[i], out[j]) })
	return out
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func swap[T any](a, b *T) { *a, *b = *b, *a }

func main() {
	c := counter(func(i int) int { return i + 2 }, 10)
	d := counter(func(s string) string { return s + "x" }, "")
	c()
	d()
	fmt.Println(c(), c(), d(), d())
	fmt.Println(local(1, 2), local("a"), local([2]bool{true, false}))
	fmt.Println(Map([]string{"a", "bb"}, func(s string) int { return len(s) }))
	fmt.Println(Map([]int{1, 2}, func(i int) [2]int { return [2]int{i, i * i} }))
	fmt.Println(Filter([]string{"go", "rust", "gopher"}, func(s string) bool { return strings.HasPrefix(s, "go") }))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}, func(a, b string) bool { return a < b }))
	f := compose(strings.ToUpper, func(s string) []byte { return []byte(s) })
	fmt.Println(f("hi"))
	a, b := [3]int{1}, [3]int{2}
	swap(&a, &b)
	x, y := "x", "y"
	swap(&x, &y)
	fmt.Println(a, b, x, y)
	g := swap[float64]
	p, q := 1.5, 2.5
	g(&p, &q)
	fmt.Println(p, q)
}

// Output:
// 12 14 x xx
// []main.entry[int] [{0 1} {1 2}] []main.entry[string] [{0 a}] []main.entry[[2]bool] [{0 [true false]}]
// [1 2]
// [[1 1] [2 4]]
// [go gopher]
// 123
// [a b]
// [72 73]
// [2 0 0] [1 0 0] y x
// 2.5 1.5
