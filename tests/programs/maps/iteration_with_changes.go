// Deleting what was not reached yet hides it; the rest comes exactly once.
package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := range 1000 {
		m[i] = i
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
		delete(m, (k+500)%1000)
	}
	fmt.Println(seen, len(m))
	for i := range 100 {
		m[i] = 1
	}
	sum := 0
	for k, v := range m {
		m[k] = v + 1
		sum += v
	}
	total := 0
	for _, v := range m {
		total += v
	}
	fmt.Println(sum, total)
}

// Output:
// 500 0
// 100 200
