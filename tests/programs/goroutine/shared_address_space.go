// Goroutines are threads of one process: they see the same variable; a child process would see a copy.
package main

import (
	"fmt"
	"sync"
)

var global = 1

func main() {
	local := 10
	var wg sync.WaitGroup
	wg.Go(func() {
		global++
		local++
	})
	wg.Wait()
	copied := func(global, local int) int { global++; local++; return global + local }(global, local)
	fmt.Println(global, local, copied)
}

// Output:
// 2 11 15
