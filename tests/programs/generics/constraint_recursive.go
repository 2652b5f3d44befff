package main

import "fmt"

type Ordered[T any] interface{ Less(T) bool }

type Tree[T Ordered[T]] struct {
	left, right *Tree[T]
	value       T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{value: v}
	}
	if v.Less(t.value) {
		t.left = t.left.Insert(v)
	} else {
		t.right = t.right.Insert(v)
	}
	return t
}

func (t *Tree[T]) Each(f func(T)) {
	if t != nil {
		t.left.Each(f)
		f(t.value)
		t.right.Each(f)
	}
}

type Int int

func (a Int) Less(b Int) bool { return a < b }

func main() {
	var t *Tree[Int]
	for _, v := range []Int{5, 2, 8, 1} {
		t = t.Insert(v)
	}
	t.Each(func(v Int) { fmt.Print(v, " ") })
	fmt.Println()
}

// Output:
// 1 2 5 8
