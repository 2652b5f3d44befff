package main

type List[T any] struct {
	value T
	next  *List[T]
}
type Pair[K comparable, V any] struct {
	key   K
	value V
}

func (l List) Len() int       { return 0 } // ERROR "cannot use generic type List[T any] without instantiation"
func (p Pair[K]) Key() (k K)  { return } // ERROR "receiver declares 1 type parameter, but receiver base type declares 2"
func (l *List[T]) Push(v T)   { l.value = 1 } // ERROR "cannot use 1 (untyped int constant) as T value in assignment"
func (l *List[int]) Get() int { return l.value }

func main() {
	var a List // ERROR "cannot use generic type List[T any] without instantiation"
	var b List[int, string] // ERROR "too many type arguments for type List: have 2, want 1"
	var c Pair[string] // ERROR "not enough type arguments for type Pair: have 1, want 2"
	var d int[string] // ERROR "invalid operation: int[string] (int is not a generic type)"
	l := List[int]{}
	l.Push("a") // ERROR "cannot use "a" (untyped string constant) as int value in argument to l.Push"
	l.Pop() // ERROR "l.Pop undefined (type List[int] has no field or method Pop)"
	_, _, _, _ = a, b, c, d
}
