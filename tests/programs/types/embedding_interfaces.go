// A struct with an embedded interface has its methods, and may replace some.
package main

import (
	"fmt"
	"sort"
)

type byLength struct{ sort.StringSlice }

func (s byLength) Less(i, j int) bool { return len(s.StringSlice[i]) < len(s.StringSlice[j]) }

type quiet struct{ fmt.Stringer }

func main() {
	words := []string{"ccc", "a", "bb"}
	sort.Sort(sort.Reverse(byLength{words}))
	fmt.Println(words)
	defer func() { fmt.Println("nothing inside:", recover() != nil) }()
	_ = quiet{}.String()
}

// Output:
// [ccc bb a]
// nothing inside: true
