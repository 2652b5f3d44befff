// A piece appended to a strings.Builder.
package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const N = 1000000

func main() {
	begin := time.Now()
	var sb strings.Builder
	for i := 0; i < N; i++ {
		sb.WriteString(strconv.Itoa(i))
		sb.WriteByte(' ')
	}
	text := sb.String()
	sum := 0
	for i := 0; i < len(text); i++ {
		sum = (sum*31 + int(text[i])) % 1000003
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "strbuild", float64(ns)/float64(ops), ns, ops, sum)
}
