// Patterns of concurrent and generic programs: caches, results, events, merged channels, and the generic library.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

type Num interface{ ~int | ~float64 }

// embedding of generic by pointer, promoted through generics
type Base[T any] struct{ val T }

func (b *Base[T]) Set(v T) { b.val = v }
func (b Base[T]) Get() T   { return b.val }

type Derived[T any] struct {
	*Base[T]
	extra int
}
type Alias[T any] = Derived[T]

type Iface[T any] interface {
	Get() T
	Set(T)
}

type LinkedMap[K comparable, V any] struct {
	m    map[K]*entry[K, V]
	head *entry[K, V]
	mu   sync.RWMutex
}
type entry[K comparable, V any] struct {
	k    K
	v    V
	next *entry[K, V]
}

func NewLM[K comparable, V any]() *LinkedMap[K, V] {
	return &LinkedMap[K, V]{m: make(map[K]*entry[K, V])}
}
func (l *LinkedMap[K, V]) Put(k K, v V) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.m[k]; ok {
		e.v = v
		return
	}
	e := &entry[K, V]{k: k, v: v, next: l.head}
	l.m[k], l.head = e, e
}
func (l *LinkedMap[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		l.mu.RLock()
		defer l.mu.RUnlock()
		for e := l.head; e != nil; e = e.next {
			if !yield(e.k, e.v) {
				return
			}
		}
	}
}

type Result[T any] struct {
	Val T
	Err error
}

func Async[T any](f func() (T, error)) <-chan Result[T] {
	c := make(chan Result[T], 1)
	go func() {
		v, err := f()
		c <- Result[T]{v, err}
	}()
	return c
}

func Merge[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	wg.Add(len(cs))
	for _, c := range cs {
		go func(c <-chan T) {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}(c)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func Gen[T any](xs ...T) <-chan T {
	c := make(chan T)
	go func() {
		defer close(c)
		for _, x := range xs {
			c <- x
		}
	}()
	return c
}

type Event[T any] struct {
	handlers []func(T)
}

func (e *Event[T]) On(f func(T)) { e.handlers = append(e.handlers, f) }
func (e *Event[T]) Fire(v T) {
	for _, h := range e.handlers {
		h(v)
	}
}

type Stringish interface{ ~string }

func Join[S Stringish](xs []S, sep S) S {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteString(string(sep))
		}
		b.WriteString(string(x))
	}
	return S(b.String())
}

type Vec[T Num] [3]T

func (v Vec[T]) Dot(w Vec[T]) (s T) {
	for i, x := range v {
		s += x * w[i]
	}
	return
}
func (v *Vec[T]) Scale(k T) *Vec[T] {
	for i := range v {
		v[i] *= k
	}
	return v
}

type MyErr[T any] struct{ v T }

func (e MyErr[T]) Error() string { return fmt.Sprintf("myerr %v", e.v) }

func fails[T any](v T) error { return fmt.Errorf("wrapped: %w", MyErr[T]{v}) }

type F[T any] func(T) F[T]

func Ptr[T any](v T) *T { return &v }

func Zero[T any]() (z T) { return }

func multi[T any](n int, v T) (T, int, error) {
	switch {
	case n < 0:
		return v, n, errors.New("neg")
	}
	return *new(T), n, nil
}

type Heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func (h *Heap[T]) Len() int           { return len(h.data) }
func (h *Heap[T]) Less(i, j int) bool { return h.less(h.data[i], h.data[j]) }
func (h *Heap[T]) Swap(i, j int)      { h.data[i], h.data[j] = h.data[j], h.data[i] }

type Cache[K cmp.Ordered, V any] struct {
	sync.Mutex
	data map[K]V
	hits atomic.Int64
}

func (c *Cache[K, V]) Get(k K, mk func(K) V) V {
	c.Lock()
	defer c.Unlock()
	if v, ok := c.data[k]; ok {
		c.hits.Add(1)
		return v
	}
	if c.data == nil {
		c.data = map[K]V{}
	}
	v := mk(k)
	c.data[k] = v
	return v
}

func main() {
	d := Derived[string]{&Base[string]{"x"}, 1}
	d.Set("y")
	var i Iface[string] = d
	i.Set("z")
	fmt.Println(d.Get(), i.Get(), Alias[string](d).extra)
	lm := NewLM[string, []int]()
	lm.Put("a", []int{1})
	lm.Put("b", nil)
	lm.Put("a", []int{2})
	for k, v := range lm.All() {
		fmt.Println(k, v)
	}
	r := <-Async(func() (int, error) { return 3, nil })
	fmt.Println(r, r.Val)
	var got []int
	for v := range Merge(Gen(1, 2), Gen(3), Gen[int]()) {
		got = append(got, v)
	}
	sort.Ints(got)
	fmt.Println(got)
	var e Event[struct{ X, Y int }]
	e.On(func(p struct{ X, Y int }) { fmt.Println(p.X + p.Y) })
	e.Fire(struct{ X, Y int }{1, 2})
	type S string
	fmt.Println(Join([]S{"a", "b"}, "-"))
	v := Vec[float64]{1, 2, 3}
	fmt.Println(v.Scale(2).Dot(v), v)
	err := fails(42)
	var me MyErr[int]
	fmt.Println(errors.As(err, &me), me.v, err)
	var me2 MyErr[string]
	fmt.Println(errors.As(err, &me2))
	fmt.Println(*Ptr(3), *Ptr("s"), Zero[map[string]int]() == nil, Zero[[2]int]())
	fmt.Println(multi(-1, "v"))
	fmt.Println(multi(1, "v"))
	h := &Heap[string]{[]string{"b", "a"}, func(a, b string) bool { return a < b }}
	sort.Sort(h)
	fmt.Println(h.data)
	var c Cache[string, int]
	mk := func(s string) int { return len(s) }
	c.Get("abc", mk)
	fmt.Println(c.Get("abc", mk), c.hits.Load())
	var p atomic.Pointer[Base[int]]
	p.Store(&Base[int]{7})
	fmt.Println(p.Load().Get(), p.CompareAndSwap(nil, nil))
	m := map[string]int{"x": 1, "y": 2}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Max(keys), slices.Contains(keys, "x"), slices.Index(keys, "y"))
	xs := slices.Collect(maps.Values(m))
	slices.SortFunc(xs, func(a, b int) int { return cmp.Compare(b, a) })
	fmt.Println(xs, min(xs[0], xs[1]) == 1)
	next, stop := iter.Pull(maps.Keys(map[int]bool{1: true}))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	var once = sync.OnceValue(func() int { fmt.Println("once"); return 5 })
	fmt.Println(once(), once())
	for i, x := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, x, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3}, 2) {
		fmt.Print(c, " ")
	}
	fmt.Println()
	type pair struct {
		a int
		b string
	}
	ps := []pair{{2, "b"}, {1, "z"}, {2, "a"}}
	slices.SortFunc(ps, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), strings.Compare(x.b, y.b)) })
	fmt.Println(ps)
	idx, ok := slices.BinarySearchFunc(ps, 2, func(p pair, t int) int { return cmp.Compare(p.a, t) })
	fmt.Println(idx, ok)
}

// Output:
// z z 1
// b []
// a [2]
// {3 <nil>} 3
// [1 2 3]
// 3
// a-b
// 56 [2 4 6]
// true 42 wrapped: myerr 42
// false
// 3 s true [0 0]
// v -1 neg
//  1 <nil>
// [a b]
// 3 1
// 7 false
// [x y] y true 1
// [2 1] true
// 1 true
// 0 false
// once
// 5 5
// 1q 0p [1 2] [3]
// [{1 z} {2 a} {2 b}]
// 1 true
