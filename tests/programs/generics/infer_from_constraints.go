package main

import "fmt"

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, e := range s {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

type Setter[T any] interface {
	Set(string)
	*T
}

type Config struct{ text string }

func (c *Config) Set(s string) { c.text = s }

func FromStrings[T any, P Setter[T]](list []string) []T {
	out := make([]T, len(list))
	for i, s := range list {
		P(&out[i]).Set(s)
	}
	return out
}

type Words []string

func (w Words) Len() int { return len(w) }

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func main() {
	short := Filter(Words{"a", "long", "b"}, func(s string) bool { return len(s) == 1 })
	fmt.Printf("%T %v %d\n", short, short, short.Len())
	fmt.Println(FromStrings[Config]([]string{"x", "y"}))
	fmt.Println(Keys(map[string]bool{"a": true}))
}

// Output:
// main.Words [a b] 2
// [{x} {y}]
// 1
