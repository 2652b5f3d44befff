// A generic type over other generic types, with an iterator.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

type orderedMap[K cmp.Ordered, V any] struct {
	keys   []K
	values map[K]V
}

func newMap[K cmp.Ordered, V any]() *orderedMap[K, V] {
	return &orderedMap[K, V]{values: map[K]V{}}
}

func (m *orderedMap[K, V]) Set(k K, v V) {
	if _, ok := m.values[k]; !ok {
		i, _ := slices.BinarySearch(m.keys, k)
		m.keys = slices.Insert(m.keys, i, k)
	}
	m.values[k] = v
}

func (m *orderedMap[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range m.keys {
			if !yield(k, m.values[k]) {
				return
			}
		}
	}
}

func main() {
	m := newMap[string, []int]()
	for i, word := range []string{"pear", "apple", "fig", "apple"} {
		m.Set(word, append(m.values[word], i))
	}
	for k, v := range m.All() {
		fmt.Println(k, v)
	}
	fmt.Printf("%T\n", m)
}

// Output:
// apple [1 3]
// fig [2]
// pear [0]
// *main.orderedMap[string,[]int]
