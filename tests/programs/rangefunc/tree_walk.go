// An iterator method that walks a tree, stopped in the middle.
package main

import (
	"fmt"
	"iter"
)

type tree[T any] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.value) && t.right.push(yield)
}

func insert(t *tree[int], v int) *tree[int] {
	switch {
	case t == nil:
		return &tree[int]{value: v}
	case v < t.value:
		t.left = insert(t.left, v)
	default:
		t.right = insert(t.right, v)
	}
	return t
}

func main() {
	var root *tree[int]
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		root = insert(root, v)
	}
	for v := range root.All() {
		if v > 8 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	next, stop := iter.Pull(root.All())
	defer stop()
	a, _ := next()
	b, _ := next()
	fmt.Println(a, b)
}

// Output:
// 1 2 3 5 8
// 1 2
