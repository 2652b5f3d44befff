// Adding, subtracting, truncating and comparing moments.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2023, 12, 31, 23, 59, 59, 0, time.UTC)
	later := t.Add(1500 * time.Millisecond)
	fmt.Println(later, later.Sub(t), t.Sub(later))
	fmt.Println(t.AddDate(0, 2, 0), t.AddDate(1, -1, 1))
	fmt.Println(t.Before(later), t.After(later), t.Equal(later.Add(-1500*time.Millisecond)), t.Compare(later))
	fmt.Println(later.Truncate(time.Hour), later.Round(24*time.Hour))
	fmt.Println(t.Unix(), t.UnixMilli(), time.Unix(0, 0).UTC(), time.UnixMilli(1234).UTC())
	y, w := t.ISOWeek()
	fmt.Println(y, w, time.Time{}.IsZero(), time.Time{})
	h, m, s := t.Clock()
	fmt.Println(h, m, s, t.Month(), int(t.Month()))
}

// Output:
// 2024-01-01 00:00:00.5 +0000 UTC 1.5s -1.5s
// 2024-03-02 23:59:59 +0000 UTC 2024-12-02 23:59:59 +0000 UTC
// true false true -1
// 2024-01-01 00:00:00 +0000 UTC 2024-01-01 00:00:00 +0000 UTC
// 1704067199 1704067199000 1970-01-01 00:00:00 +0000 UTC 1970-01-01 00:00:01.234 +0000 UTC
// 2023 52 true 0001-01-01 00:00:00 +0000 UTC
// 23 59 59 December 12
