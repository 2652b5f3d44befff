package main

import (
	"fmt"
	"sync"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s Stack[T]) Len() int  { return len(s.items) }

type Locked[T any] struct {
	sync.Mutex
	Stack[T]
}

type Log struct {
	*Locked[string]
	name string
}

type Sizer interface{ Len() int }

func main() {
	l := Log{&Locked[string]{}, "log"}
	l.Lock()
	l.Push("a")
	l.Stack.Push("b")
	l.Unlock()
	var s Sizer = l
	fmt.Println(s.Len(), l.items, l.name)
	push := l.Push
	push("c")
	grow := (*Locked[string]).Push
	grow(l.Locked, "d")
	fmt.Println(l.Len())
}

// Output:
// 2 [a b] log
// 4
