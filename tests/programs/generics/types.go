// Generic types: stacks, lists, pairs, trees, with methods on value and pointer.
package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}
func (s Stack[T]) Len() int { return len(s.items) }

type List[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Add(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.size++
	return l
}

func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.value)
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Mark(m V) Pair[K, V] { return Pair[K, V]{p.Key, m} }

type Tree[T any] struct {
	left, right *Tree[T]
	value       T
	less        func(a, b T) bool
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{value: v}
	}
	return t
}

type Matrix[T any] [2][2]T

func (m *Matrix[T]) Set(i, j int, v T) { m[i][j] = v }
func (m Matrix[T]) Row(i int) [2]T     { return m[i] }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)      { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

func main() {
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Len())
	x, ok := s.Pop()
	fmt.Println(x, ok)
	s.Pop()
	x, ok = s.Pop()
	fmt.Printf("%q %v\n", x, ok)

	var big Stack[[3]int]
	big.Push([3]int{1, 2, 3})
	v, _ := big.Pop()
	fmt.Println(v, len(big.items))

	l := &List[Pair[string, int]]{}
	l.Add(Pair[string, int]{"one", 1}).Add(Pair[string, int]{"two", 2})
	l.Each(func(p Pair[string, int]) { fmt.Println(p.Key, p.Val) })
	fmt.Printf("%T %v %+v\n", l, l.size, l.head.value)

	fmt.Printf("%T\n", Pair[int, bool]{}.Mark(true))
	var t *Tree[float64]
	t = t.Insert(2.5)
	fmt.Println(t.Insert(3).value)

	var m Matrix[string]
	m.Set(1, 0, "x")
	fmt.Printf("%q %T\n", m.Row(1), m)

	set := Set[Pair[int, int]]{}
	set.Add(Pair[int, int]{1, 2})
	fmt.Println(set.Has(Pair[int, int]{1, 2}), set.Has(Pair[int, int]{2, 1}), len(set))
}

// Output:
// 2
// b true
// "" false
// [1 2 3] 0
// two 2
// one 1
// *main.List[main.Pair[string,int]] 2 {Key:two Val:2}
// main.Pair[int,bool]
// 2.5
// ["x" ""] main.Matrix[string]
// true false 1
