package main

import (
	"fmt"
	"time"
)

func main() {
	durations := []time.Duration{0, 1, -1, 999, 1000, 1500, 1e6, 1234567, 1e9, 1500 * time.Millisecond, 61 * time.Second, time.Hour, 26*time.Hour + 3*time.Minute + 4*time.Second + 5, -90 * time.Minute, 1<<63 - 1, -1 << 63}
	for _, d := range durations {
		fmt.Println(d, d.String(), d.Seconds(), d.Minutes(), d.Hours(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Abs(), d.Truncate(time.Second), d.Round(time.Second), d.Round(7), d.Truncate(0))
		fmt.Printf("%v %s %d %10v| %q %+v %#v %T %x %.2f\n", d, d, d, d, d, d, d, d, d, d.Seconds())
	}
	for _, s := range []string{"1h2m3s", "1.5h", "-3ms", "+5us", "2µs", "0", "", "1", "x", "1y", "1.s", ".5s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "3000000h", "1h-2m", "-", "."} {
		d, err := time.ParseDuration(s)
		fmt.Println(s, d, err)
	}
	t := time.Date(2024, time.February, 29, 13, 4, 5, 123456789, time.UTC)
	for _, layout := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"15h 3:4:5 pm .00 .999 ,000 __2 002 _2 Z07 -07 Monday January Janitor 06 _2006 2006x"} {
		fmt.Println(t.Format(layout))
	}
	fmt.Println(t, t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Weekday(), t.YearDay(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	fmt.Printf("%v %s %d %v\n", t, t, t.Month(), []time.Weekday{0, 6})
	u := t.Add(36*time.Hour).AddDate(1, 2, 3)
	fmt.Println(u, u.Sub(t), t.Sub(u), u.After(t), u.Before(t), u.Equal(t), t == u, u.Compare(t))
	fmt.Println(time.Unix(0, 0).UTC(), time.Unix(0, 0).IsZero(), time.Unix(1e9, 5).UTC(), time.UnixMilli(1500).UTC(), time.Unix(-1, 0).UTC())
	var zero time.Time
	fmt.Println(zero, zero.IsZero(), zero.Unix(), zero.Year(), t.Sub(zero), zero.Sub(t), zero.Before(t), zero.Weekday())
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(24*time.Hour), t.Round(time.Microsecond), t.Truncate(7*time.Second), t.Truncate(1500*time.Millisecond))
	fmt.Println(time.Date(2023, 14, 35, 25, 61, 61, -1, time.UTC), time.Date(2024, 3, 0, 0, 0, 0, 0, time.UTC).Day())
	for _, c := range [][2]string{{time.RFC3339, "2024-02-29T13:04:05Z"}, {time.RFC3339, "2024-02-29T13:04:05.5+02:00"}, {time.DateOnly, "2023-02-29"}, {time.DateOnly, "2023-2-1"}, {time.DateTime, "2024-01-02 03:04:05"}, {time.DateOnly, "2024-01-02x"}, {"Jan 2, 2006", "Mar 15, 2021"}, {time.RFC1123, "Thu, 29 Feb 2024 13:04:05 GMT"}, {"2006 15:04", "2024 25:00"}, {"2006 3:04PM", "2024 12:30AM"}} {
		p, err := time.Parse(c[0], c[1])
		fmt.Println(p.UTC(), err)
	}
	fmt.Println(time.January, time.Month(13), time.Weekday(9), time.Saturday)
	start := time.Now()
	fmt.Println(time.Since(start) >= 0, time.Until(start) <= 0, start.Add(time.Second).Sub(start))
}

// Output:
// 0s 0s 0 0 0 0 0 0 0s 0s 0s 0s 0s
// 0s 0s 0         0s| "0s" 0s 0 time.Duration 3073 0.00
// 1ns 1ns 1e-09 1.6666666666666667e-11 2.777777777777778e-13 0 0 1 1ns 0s 0s 0s 1ns
// 1ns 1ns 1        1ns| "1ns" 1ns 1 time.Duration 316e73 0.00
// -1ns -1ns -1e-09 -1.6666666666666667e-11 -2.777777777777778e-13 0 0 -1 1ns 0s 0s 0s -1ns
// -1ns -1ns -1       -1ns| "-1ns" -1ns -1 time.Duration 2d316e73 -0.00
// 999ns 999ns 9.99e-07 1.665e-08 2.775e-10 0 0 999 999ns 0s 0s 1.001µs 999ns
// 999ns 999ns 999      999ns| "999ns" 999ns 999 time.Duration 3939396e73 0.00
// 1µs 1µs 1e-06 1.6666666666666667e-08 2.7777777777777777e-10 0 1 1000 1µs 0s 0s 1.001µs 1µs
// 1µs 1µs 1000        1µs| "1µs" 1µs 1000 time.Duration 31c2b573 0.00
// 1.5µs 1.5µs 1.5e-06 2.5e-08 4.166666666666667e-10 0 1 1500 1.5µs 0s 0s 1.498µs 1.5µs
// 1.5µs 1.5µs 1500      1.5µs| "1.5µs" 1.5µs 1500 time.Duration 312e35c2b573 0.00
// 1ms 1ms 0.001 1.6666666666666667e-05 2.7777777777777776e-07 1 1000 1000000 1ms 0s 0s 999.999µs 1ms
// 1ms 1ms 1000000        1ms| "1ms" 1ms 1000000 time.Duration 316d73 0.00
// 1.234567ms 1.234567ms 0.001234567 2.0576116666666668e-05 3.429352777777778e-07 1 1234 1234567 1.234567ms 0s 0s 1.234569ms 1.234567ms
// 1.234567ms 1.234567ms 1234567 1.234567ms| "1.234567ms" 1.234567ms 1234567 time.Duration 312e3233343536376d73 0.00
// 1s 1s 1 0.016666666666666666 0.0002777777777777778 1000 1000000 1000000000 1s 1s 1s 1.000000001s 1s
// 1s 1s 1000000000         1s| "1s" 1s 1000000000 time.Duration 3173 1.00
// 1.5s 1.5s 1.5 0.025 0.0004166666666666667 1500 1500000 1500000000 1.5s 1s 2s 1.499999998s 1.5s
// 1.5s 1.5s 1500000000       1.5s| "1.5s" 1.5s 1500000000 time.Duration 312e3573 1.50
// 1m1s 1m1s 61 1.0166666666666666 0.016944444444444446 61000 61000000 61000000000 1m1s 1m1s 1m1s 1m0.999999998s 1m1s
// 1m1s 1m1s 61000000000       1m1s| "1m1s" 1m1s 61000000000 time.Duration 316d3173 61.00
// 1h0m0s 1h0m0s 3600 60 1 3600000 3600000000 3600000000000 1h0m0s 1h0m0s 1h0m0s 1h0m0.000000002s 1h0m0s
// 1h0m0s 1h0m0s 3600000000000     1h0m0s| "1h0m0s" 1h0m0s 3600000000000 time.Duration 3168306d3073 3600.00
// 26h3m4.000000005s 26h3m4.000000005s 93784.000000005 1563.06666666675 26.0511111111125 93784000 93784000000 93784000000005 26h3m4.000000005s 26h3m4s 26h3m4s 26h3m4.000000005s 26h3m4.000000005s
// 26h3m4.000000005s 26h3m4.000000005s 93784000000005 26h3m4.000000005s| "26h3m4.000000005s" 26h3m4.000000005s 93784000000005 time.Duration 323668336d342e30303030303030303573 93784.00
// -1h30m0s -1h30m0s -5400 -90 -1.5 -5400000 -5400000000 -5400000000000 1h30m0s -1h30m0s -1h30m0s -1h30m0.000000003s -1h30m0s
// -1h30m0s -1h30m0s -5400000000000   -1h30m0s| "-1h30m0s" -1h30m0s -5400000000000 time.Duration 2d316833306d3073 -5400.00
// 2562047h47m16.854775807s 2562047h47m16.854775807s 9.223372036854776e+09 1.5372286728091294e+08 2.5620477880152157e+06 9223372036854 9223372036854775 9223372036854775807 2562047h47m16.854775807s 2562047h47m16s 2562047h47m16.854775807s 2562047h47m16.854775807s 2562047h47m16.854775807s
// 2562047h47m16.854775807s 2562047h47m16.854775807s 9223372036854775807 2562047h47m16.854775807s| "2562047h47m16.854775807s" 2562047h47m16.854775807s 9223372036854775807 time.Duration 323536323034376834376d31362e38353437373538303773 9223372036.85
// -2562047h47m16.854775808s -2562047h47m16.854775808s -9.223372036854776e+09 -1.5372286728091294e+08 -2.5620477880152157e+06 -9223372036854 -9223372036854775 -9223372036854775808 2562047h47m16.854775807s -2562047h47m16s -2562047h47m16.854775808s -2562047h47m16.854775807s -2562047h47m16.854775808s
// -2562047h47m16.854775808s -2562047h47m16.854775808s -9223372036854775808 -2562047h47m16.854775808s| "-2562047h47m16.854775808s" -2562047h47m16.854775808s -9223372036854775808 time.Duration 2d323536323034376834376d31362e38353437373538303873 -9223372036.85
// 1h2m3s 1h2m3s <nil>
// 1.5h 1h30m0s <nil>
// -3ms -3ms <nil>
// +5us 5µs <nil>
// 2µs 2µs <nil>
// 0 0s <nil>
//  0s time: invalid duration ""
// 1 0s time: missing unit in duration "1"
// x 0s time: invalid duration "x"
// 1y 0s time: unknown unit "y" in duration "1y"
// 1.s 1s <nil>
// .5s 500ms <nil>
// 9223372036854775807ns 2562047h47m16.854775807s <nil>
// 9223372036854775808ns 0s time: invalid duration "9223372036854775808ns"
// -9223372036854775808ns -2562047h47m16.854775808s <nil>
// 3000000h 0s time: invalid duration "3000000h"
// 1h-2m 0s time: unknown unit "h-" in duration "1h-2m"
// - 0s time: invalid duration "-"
// . 0s time: invalid duration "."
// Thu Feb 29 13:04:05 2024
// Thu Feb 29 13:04:05 UTC 2024
// Thu Feb 29 13:04:05 +0000 2024
// 29 Feb 24 13:04 UTC
// 29 Feb 24 13:04 +0000
// Thursday, 29-Feb-24 13:04:05 UTC
// Thu, 29 Feb 2024 13:04:05 UTC
// Thu, 29 Feb 2024 13:04:05 +0000
// 2024-02-29T13:04:05Z
// 2024-02-29T13:04:05.123456789Z
// 1:04PM
// Feb 29 13:04:05
// Feb 29 13:04:05.123
// Feb 29 13:04:05.123456
// Feb 29 13:04:05.123456789
// 2024-02-29 13:04:05
// 2024-02-29
// 13:04:05
// 13h 1:4:5 pm .12 .123 ,123  60 060 29 Z +00 Thursday February Janitor 24 _2024 2024x
// 2024-02-29 13:04:05.123456789 +0000 UTC 2024 February 29 13 4 5 123456789 Thursday 60 1709211845 1709211845123 1709211845123456 1709211845123456789
// 2024-02-29 13:04:05.123456789 +0000 UTC 2024-02-29 13:04:05.123456789 +0000 UTC 2 [Sunday Saturday]
// 2025-05-05 01:04:05.123456789 +0000 UTC 10332h0m0s -10332h0m0s true false false false 1
// 1970-01-01 00:00:00 +0000 UTC false 2001-09-09 01:46:40.000000005 +0000 UTC 1970-01-01 00:00:01.5 +0000 UTC 1969-12-31 23:59:59 +0000 UTC
// 0001-01-01 00:00:00 +0000 UTC true -62135596800 1 2562047h47m16.854775807s -2562047h47m16.854775808s true Monday
// 2024-02-29 13:00:00 +0000 UTC 2024-02-29 13:00:00 +0000 UTC 2024-02-29 00:00:00 +0000 UTC 2024-02-29 13:04:05.123457 +0000 UTC 2024-02-29 13:04:03 +0000 UTC 2024-02-29 13:04:04.5 +0000 UTC
// 2024-03-07 02:02:00.999999999 +0000 UTC 29
// 2024-02-29 13:04:05 +0000 UTC <nil>
// 2024-02-29 11:04:05.5 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-02-29": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-2-1" as "2006-01-02": cannot parse "2-1" as "01"
// 2024-01-02 03:04:05 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-01-02x": extra text: "x"
// 2021-03-15 00:00:00 +0000 UTC <nil>
// 2024-02-29 13:04:05 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024 25:00": hour out of range
// 2024-01-01 00:30:00 +0000 UTC <nil>
// January %!Month(13) %!Weekday(9) Saturday
// true true 1s
