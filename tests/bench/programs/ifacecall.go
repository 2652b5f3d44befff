// A method called through an interface.
package main

import (
	"fmt"
	"time"
)

const N = 20000000

type Shape interface {
	area(k int) int
}

type Square struct{ a int }

type Rect struct{ a, b int }

func (s *Square) area(k int) int { return s.a*s.a + k }

func (r *Rect) area(k int) int { return r.a*r.b + k }

func main() {
	shapes := []Shape{&Square{3}, &Rect{2, 5}, &Rect{1, 7}, &Square{4}}
	begin := time.Now()
	sum := 0
	for i := 0; i < N; i++ {
		sum += shapes[i&3].area(i)
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "ifacecall", float64(ns)/float64(ops), ns, ops, sum)
}
