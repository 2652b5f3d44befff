package main

import "fmt"

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T) bool {
	_, had := s[v]
	s[v] = struct{}{}
	return !had
}

func Index[T comparable](list []T, v T) int {
	for i, x := range list {
		if x == v {
			return i
		}
	}
	return -1
}

type Point struct{ X, Y int }

func main() {
	s := Set[any]{}
	fmt.Println(s.Add(1), s.Add("1"), s.Add(1), len(s))
	fmt.Println(Index([]Point{{1, 2}, {3, 4}}, Point{3, 4}))
	fmt.Println(Index([]error{nil}, nil), Index([]string{"a"}, "b"))
	defer func() { fmt.Println(recover()) }()
	s.Add([]int{1})
}

// Output:
// true true false 2
// 1
// 0 -1
// runtime error: hash of unhashable type []int
