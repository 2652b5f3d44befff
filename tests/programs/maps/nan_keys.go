// A NaN equals nothing, itself included: each insertion makes an entry, and none is ever found.
package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	for i := range 20000 {
		m[math.NaN()] = i
	}
	_, found := m[math.NaN()]
	delete(m, math.NaN())
	fmt.Println(len(m), found)
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	fmt.Println(sum)
	clear(m)
	fmt.Println(len(m))
}

// Output:
// 20000 false
// 199990000
// 0
