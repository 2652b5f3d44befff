package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 1500, 2 * time.Millisecond, 90 * time.Second, -time.Hour - 30*time.Minute, 1234567890} {
		fmt.Println(d, d.Seconds(), d.Milliseconds())
	}
	fmt.Println((1500 * time.Millisecond).Round(time.Second), time.Duration(2.5*float64(time.Second)), time.Minute.String())
}

// Output:
// 0s 0 0
// 1ns 1e-09 0
// 1.5µs 1.5e-06 0
// 2ms 0.002 2
// 1m30s 90 90000
// -1h30m0s -5400 -5400000
// 1.23456789s 1.2345678900000001 1234
// 2s 2.5s 1m0s
