// Generic interfaces, generic methods through interfaces, embedding of instances and their method tables.
package main

import "fmt"

type Container[T any] interface {
	Put(T)
	Get() (T, bool)
	Len() int
}

type Queue[T any] struct{ items []T }

func (q *Queue[T]) Put(x T) { q.items = append(q.items, x) }
func (q *Queue[T]) Get() (x T, ok bool) {
	if len(q.items) == 0 {
		return
	}
	x, q.items = q.items[0], q.items[1:]
	return x, true
}
func (q *Queue[T]) Len() int { return len(q.items) }

type Named[T any] struct {
	Queue[T]
	name string
}

func (n *Named[T]) String() string { return fmt.Sprintf("%s:%v", n.name, n.items) }

type Both[A, B any] struct {
	*Named[A]
	Other Container[B]
}

func fill[T any](c Container[T], xs ...T) Container[T] {
	for _, x := range xs {
		c.Put(x)
	}
	return c
}

func drain[T any, C Container[T]](c C) (out []T) {
	for c.Len() > 0 {
		x, _ := c.Get()
		out = append(out, x)
	}
	return
}

type Comparer[T any] interface{ Compare(T) int }

type Int int

func (a Int) Compare(b Int) int { return int(a - b) }

func Max[T Comparer[T]](a T, rest ...T) T {
	for _, b := range rest {
		if b.Compare(a) > 0 {
			a = b
		}
	}
	return a
}

type Point[T any] struct{ X, Y T }

func (p Point[T]) String() string { return fmt.Sprintf("(%v;%v)", p.X, p.Y) }

func main() {
	c := fill[int](&Queue[int]{}, 1, 2, 3)
	fmt.Println(c.Len())
	fmt.Println(drain[int](c))
	n := &Named[string]{name: "n"}
	fill[string](n, "a", "b")
	fmt.Println(n, n.Len())
	fmt.Println(drain[string](n))
	b := Both[string, int]{n, &Queue[int]{}}
	b.Put("z")
	b.Other.Put(9)
	fmt.Println(b.Len(), b.Other.Len(), b)
	fmt.Println(Max(Int(3), 9, 4))
	fmt.Println(Point[int]{1, 2}, &Point[string]{"a", "b"}, []Point[float64]{{1.5, 2}})
	var s fmt.Stringer = Point[Point[int]]{}
	fmt.Printf("%v %T\n", s, s)
	put := n.Put
	put("bound")
	get := (*Queue[string]).Get
	fmt.Println(get(&n.Queue))
	str := Point[bool].String
	fmt.Println(str(Point[bool]{true, false}))
	fmt.Println(any(Point[int]{1, 2}) == any(Point[int]{1, 2}), any(Point[int]{}) == any(Point[int8]{}))
}

// Output:
// 3
// [1 2 3]
// n:[a b] 2
// [a b]
// 1 1 n:[z]
// 9
// (1;2) (a;b) [(1.5;2)]
// ((0;0);(0;0)) main.Point[main.Point[int]]
// z true
// (true;false)
// true false
