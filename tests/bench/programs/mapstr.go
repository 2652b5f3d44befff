// A key made and counted in a map of 5,000 words.
package main

import (
	"fmt"
	"strconv"
	"time"
)

const N = 200000

func main() {
	begin := time.Now()
	m := make(map[string]int)
	for i := 0; i < N; i++ {
		m["w"+strconv.Itoa(i*7919%5000)]++
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "mapstr", float64(ns)/float64(ops), ns, ops, m["w17"]+len(m))
}
