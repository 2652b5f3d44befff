// A slice with its capacity cut makes append copy.
//
// Want: clean
package main

//raceway:outcomes "[1 1]\n[1 2]"

import (
	"fmt"
	"sync"
)

func main() {
	base := make([]int, 1, 4)
	base[0] = 1
	base = base[:1:1]
	var a, b []int
	var wg sync.WaitGroup
	wg.Go(func() { a = append(base, 1) })
	wg.Go(func() { b = append(base, 2) })
	wg.Wait()
	fmt.Println(a)
	fmt.Println(b)
}
