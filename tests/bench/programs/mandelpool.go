// An inner iteration of the Mandelbrot set, its rows shared out to eight workers.
package main

import (
	"fmt"
	"time"
)

const N = 400

func row(y int) int {
	total := 0
	ci := 2.0*float64(y)/float64(N) - 1.0
	for x := 0; x < N; x++ {
		cr := 3.0*float64(x)/float64(N) - 2.0
		zr, zi := 0.0, 0.0
		k := 0
		for k < 256 {
			r2, i2 := zr*zr, zi*zi
			if r2+i2 > 4.0 {
				break
			}
			zi = 2.0*zr*zi + ci
			zr = r2 - i2 + cr
			k++
		}
		total += k
	}
	return total
}

func work(rows, totals chan int) {
	for y := range rows {
		totals <- row(y)
	}
}

func main() {
	begin := time.Now()
	rows, totals := make(chan int, 16), make(chan int, 16)
	for w := 0; w < 8; w++ {
		go work(rows, totals)
	}
	go func() {
		for y := 0; y < N; y++ {
			rows <- y
		}
		close(rows)
	}()
	sum := 0
	for y := 0; y < N; y++ {
		sum += <-totals
	}
	ns := time.Since(begin).Nanoseconds()
	ops := sum
	fmt.Println("RESULT", "mandelpool", float64(ns)/float64(ops), ns, ops, sum)
}
