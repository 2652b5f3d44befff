package main

import "fmt"

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}
type StringTo[V any] = Pair[string, V]
type Set[T comparable] = map[T]struct{}
type Grid[T any] = [][]T

func (p Pair[K, V]) Show() string { return fmt.Sprint(p.Key, ":", p.Value) }

func main() {
	var p StringTo[int] = Pair[string, int]{"a", 1}
	fmt.Println(p.Show(), StringTo[bool]{"b", true}.Show())
	s := Set[string]{"x": {}}
	fmt.Println(len(s), Grid[int]{{1}, {2, 3}})
	fmt.Printf("%T %T\n", p, s)
}

// Output:
// a:1 b:true
// 1 [[1] [2 3]]
// main.Pair[string,int] map[string]struct {}
