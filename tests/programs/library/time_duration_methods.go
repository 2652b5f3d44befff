package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	d := 3*time.Hour + 25*time.Minute + 45*time.Second + 678901234*time.Nanosecond
	fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds())
	for _, m := range []time.Duration{time.Nanosecond, time.Microsecond, time.Millisecond, time.Second, time.Minute, time.Hour, 7 * time.Second, 0, -1} {
		fmt.Println(m, d.Truncate(m), d.Round(m), (-d).Truncate(m), (-d).Round(m))
	}
	fmt.Println(time.Duration(math.MinInt64), time.Duration(math.MaxInt64), time.Duration(math.MinInt64).Abs(), (-d).Abs() == d)
	fmt.Println(time.Duration(math.MaxInt64).Round(time.Hour), time.Duration(math.MinInt64).Round(time.Hour))
	fmt.Printf("%v %d %s %T %.1f\n", time.Millisecond, time.Millisecond, time.Duration(1500), d, d.Seconds())
	fmt.Println(time.Duration(1.5*float64(time.Second)), 2*time.Second == 2e9, time.Second/3)
	n := 10
	fmt.Println(time.Duration(n)*time.Millisecond, time.Since(time.Now().Add(-time.Hour)).Round(time.Hour))
	fmt.Println(time.Unix(0, 0).UTC().Sub(time.Time{}), time.Time{}.Sub(time.Unix(0, 0)), time.Time{}.Add(time.Hour))
}

// Output:
// 3h25m45.678901234s 3.4293552503427778 205.76131502056666 12345.678901234 12345678 12345678901 12345678901234
// 1ns 3h25m45.678901234s 3h25m45.678901234s -3h25m45.678901234s -3h25m45.678901234s
// 1µs 3h25m45.678901s 3h25m45.678901s -3h25m45.678901s -3h25m45.678901s
// 1ms 3h25m45.678s 3h25m45.679s -3h25m45.678s -3h25m45.679s
// 1s 3h25m45s 3h25m46s -3h25m45s -3h25m46s
// 1m0s 3h25m0s 3h26m0s -3h25m0s -3h26m0s
// 1h0m0s 3h0m0s 3h0m0s -3h0m0s -3h0m0s
// 7s 3h25m41s 3h25m48s -3h25m41s -3h25m48s
// 0s 3h25m45.678901234s 3h25m45.678901234s -3h25m45.678901234s -3h25m45.678901234s
// -1ns 3h25m45.678901234s 3h25m45.678901234s -3h25m45.678901234s -3h25m45.678901234s
// -2562047h47m16.854775808s 2562047h47m16.854775807s 2562047h47m16.854775807s true
// 2562047h47m16.854775807s -2562047h47m16.854775808s
// 1ms 1000000 1.5µs time.Duration 12345.7
// 1.5s true 333.333333ms
// 10ms 1h0m0s
// 2562047h47m16.854775807s -2562047h47m16.854775808s 0001-01-01 01:00:00 +0000 UTC
