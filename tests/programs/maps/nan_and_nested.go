package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	m[math.NaN()] = 1
	m[math.NaN()] = 2
	m[0.0] = 3
	zero := 0.0
	m[-zero] = 4
	_, ok := m[math.NaN()]
	fmt.Println(len(m), ok, m[0])
	n := map[string]map[string]int{}
	for _, w := range []string{"ab", "ac", "bc", "ab"} {
		if n[w[:1]] == nil {
			n[w[:1]] = map[string]int{}
		}
		n[w[:1]][w]++
	}
	fmt.Println(n)
}

// Output:
// 3 false 4
// map[a:map[ab:2 ac:1] b:map[bc:1]]
