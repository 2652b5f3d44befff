// Local types as type arguments are numbered; packages inside arguments go by their paths.
package main

import (
	"container/list"
	"fmt"
)

type Box[T any] struct{ v T }

func first[T any](x T) string {
	type item struct{ v T }
	return fmt.Sprintf("%T %T", item{x}, Box[item]{})
}

func main() {
	type item int
	type other = string
	fmt.Printf("%T %T %T\n", item(1), Box[item]{}, Box[*item]{})
	fmt.Printf("%T %T\n", Box[other]{}, Box[[]*list.List]{})
	fmt.Println(first(1), first(item(2)), first(Box[item]{}))
	{
		type item struct{}
		fmt.Printf("%T %T\n", Box[map[string]item]{}, item{})
	}
	var x any = Box[item]{}
	defer func() { fmt.Println(recover()) }()
	_ = x.(Box[int])
}

// Output:
// main.item main.Box[main.item·2] main.Box[*main.item·2]
// main.Box[string] main.Box[[]*container/list.List]
// main.item[int] main.Box[main.item[int]·1] main.item[main.item·2] main.Box[main.item[main.item·2]·1] main.item[main.Box[main.item·2]] main.Box[main.item[main.Box[main.item·2]]·1]
// main.Box[map[string]main.item·3] main.item
// interface conversion: interface {} is main.Box[main.item·2], not main.Box[int]
