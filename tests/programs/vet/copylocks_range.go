// Each iteration's variable is a copy of the element, lock and all.
package main

import (
	"fmt"
	"sync"
)

type cell struct {
	sync.Mutex
	n int
}

func main() {
	cells := []cell{{n: 1}, {n: 2}}
	for i, c := range cells { // VET "range var c copies lock: command-line-arguments.cell"
		fmt.Println(i, c.n)
	}
	byName := map[string]cell{"a": {n: 3}}
	for _, c := range byName { // VET "range var c copies lock: command-line-arguments.cell"
		fmt.Println(c.n)
	}
	var kept cell
	for _, kept = range cells { // VET "range var kept copies lock: command-line-arguments.cell"
	}
	fmt.Println(kept.n)
	for i := range cells {
		cells[i].n++
	}
	for _, c := range []*cell{&cells[0]} {
		fmt.Println(c.n)
	}
	for i, c := 0, (cell{n: 9}); i < 1; i++ { // VET "for loop iteration copies lock value to c: command-line-arguments.cell"
		fmt.Println(c.n)
	}
}

// Output:
// 0 1
// 1 2
// 3
// 2
// 2
// 9
