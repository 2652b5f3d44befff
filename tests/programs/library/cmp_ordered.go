package main

import (
	"cmp"
	"fmt"
	"math"
)

type id string

func smallest[T cmp.Ordered](first T, rest ...T) T {
	for _, v := range rest {
		if cmp.Less(v, first) {
			first = v
		}
	}
	return first
}

func main() {
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(2.5, 2.5), cmp.Less(id("a"), id("b")))
	nan := math.NaN()
	fmt.Println(cmp.Compare(nan, 1), cmp.Compare(1, nan), cmp.Compare(nan, nan), cmp.Less(nan, 1), cmp.Less(1, nan))
	fmt.Println(cmp.Or(0, 3, 5), cmp.Or("", "default"), cmp.Or[int](), cmp.Or(false, true))
	fmt.Println(smallest(3, 1, 2), smallest(id("z"), "y"), smallest[float32](1.5))
}

// Output:
// -1 1 0 true
// -1 1 0 true false
// 3 default 0 true
// 1 y 1.5
