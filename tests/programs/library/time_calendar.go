package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC)
	fmt.Println(t, t.Weekday(), t.YearDay(), t.Month(), t.Day())
	for _, layout := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "Mon Jan 2 15:04:05.000 pm 3 __2 002 06 1", "no verbs", ".999 ,000"} {
		fmt.Println(t.Format(layout))
	}
	fmt.Println(string(t.AppendFormat([]byte("at "), time.Kitchen)))
	fmt.Println(t.ISOWeek())
	for _, y := range []int{2016, 2020, 2021, 2026} {
		fmt.Println(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).ISOWeek())
		fmt.Println(time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC).ISOWeek())
	}
	fmt.Println(t.AddDate(1, 0, 0).Format(time.DateOnly), t.AddDate(0, 1, 1).Format(time.DateOnly), t.AddDate(0, 0, -60).Format(time.DateOnly))
	fmt.Println(time.Date(2023, 14, 35, 25, 61, 61, -1, time.UTC))
	fmt.Println(t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	fmt.Println(time.Unix(1700000000, 5).UTC(), time.UnixMilli(-1).UTC(), time.UnixMicro(1500).UTC())
	u := t.Add(90 * time.Minute)
	fmt.Println(u.Sub(t), t.Sub(u), t.Before(u), t.After(u), t.Equal(t), t.Compare(u), u.Compare(t))
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(7*time.Second), t.Round(time.Millisecond))
	fmt.Println(t.Clock())
	fmt.Println(t.Date())
	fmt.Println(t.Hour(), t.Minute(), t.Second(), t.Nanosecond())
	var zero time.Time
	fmt.Println(zero, zero.IsZero(), zero.Unix(), zero.Weekday(), zero.Equal(time.Time{}))
	fmt.Println(time.Month(13), time.Weekday(8), time.March, time.Saturday)
	fmt.Printf("%#v %v\n", t, t.IsDST())
	fmt.Println(t.Location(), t.UTC() == t)
	b, err := t.MarshalJSON()
	fmt.Println(string(b), err)
	var back time.Time
	fmt.Println(back.UnmarshalJSON(b), back.Equal(t), back.UnmarshalText([]byte("2024-01-02T03:04:05Z")), back)
	b, err = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText()
	fmt.Println(err != nil)
}

// Output:
// 2024-02-29 23:59:58.123456789 +0000 UTC Thursday 60 February 29
// 02/29 11:59:58PM '24 +0000
// Thu Feb 29 23:59:58 2024
// Thu Feb 29 23:59:58 UTC 2024
// Thu Feb 29 23:59:58 +0000 2024
// 29 Feb 24 23:59 UTC
// 29 Feb 24 23:59 +0000
// Thursday, 29-Feb-24 23:59:58 UTC
// Thu, 29 Feb 2024 23:59:58 UTC
// Thu, 29 Feb 2024 23:59:58 +0000
// 2024-02-29T23:59:58Z
// 2024-02-29T23:59:58.123456789Z
// 11:59PM
// Feb 29 23:59:58
// Feb 29 23:59:58.123
// Feb 29 23:59:58.123456
// Feb 29 23:59:58.123456789
// 2024-02-29 23:59:58
// 2024-02-29
// 23:59:58
// Thu Feb 29 23:59:58.123 pm 11  60 060 24 2
// no verbs
// .123 ,123
// at 11:59PM
// 2024 9
// 2015 53
// 2016 52
// 2020 1
// 2020 53
// 2020 53
// 2021 52
// 2026 1
// 2026 53
// 2025-03-01 2024-03-30 2023-12-31
// 2024-03-07 02:02:00.999999999 +0000 UTC
// 1709251198 1709251198123 1709251198123456 1709251198123456789
// 2023-11-14 22:13:20.000000005 +0000 UTC 1969-12-31 23:59:59.999 +0000 UTC 1970-01-01 00:00:00.0015 +0000 UTC
// 1h30m0s -1h30m0s true false true -1 1
// 2024-02-29 23:00:00 +0000 UTC 2024-03-01 00:00:00 +0000 UTC 2024-02-29 23:59:57 +0000 UTC 2024-02-29 23:59:58.123 +0000 UTC
// 23 59 58
// 2024 February 29
// 23 59 58 123456789
// 0001-01-01 00:00:00 +0000 UTC true -62135596800 Monday true
// %!Month(13) %!Weekday(8) March Saturday
// time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC) false
// UTC true
// "2024-02-29T23:59:58.123456789Z" <nil>
// <nil> true <nil> 2024-01-02 03:04:05 +0000 UTC
// true
