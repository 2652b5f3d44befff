package main

import (
	"errors"
	"fmt"
	"time"
)

func main() {
	for _, c := range [][2]string{
		{time.RFC3339, "2024-02-29T12:30:45Z"},
		{time.RFC3339, "2024-02-29T12:30:45.5Z"},
		{time.DateTime, "2024-02-29 12:30:45"},
		{time.DateOnly, "2023-02-29"},
		{time.DateOnly, "2023-13-01"},
		{time.DateOnly, "hello"},
		{time.DateOnly, "2023-01-01x"},
		{time.Kitchen, "3:04AM"},
		{time.Kitchen, "12:00PM"},
		{time.Kitchen, "25:00PM"},
		{time.ANSIC, "Thu Feb  4 21:00:57 2010"},
		{time.TimeOnly, "24:00:00"},
		{"Jan 2, 2006", "March 5, 2020"},
		{"January 2, 2006", "March 5, 2020"},
		{"2006 __2", "2024  60"},
		{time.DateOnly, ""},
	} {
		t, err := time.Parse(c[0], c[1])
		fmt.Println(t.UTC(), err)
	}
	_, err := time.Parse(time.DateOnly, "20x4-01-01")
	var pe *time.ParseError
	if errors.As(err, &pe) {
		fmt.Printf("%q %q %q %q %q\n", pe.Layout, pe.Value, pe.LayoutElem, pe.ValueElem, pe.Message)
	}
	t, err := time.ParseInLocation(time.DateOnly, "2024-05-06", time.UTC)
	fmt.Println(t, err)
	for _, s := range []string{"1h30m", "-1.5s", "100ms", "1us", "1µs", "0", "", "1", "1x", "1h-1m", "+5ns", ".5s", "1.s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562048h"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
}

// Output:
// 2024-02-29 12:30:45 +0000 UTC <nil>
// 2024-02-29 12:30:45.5 +0000 UTC <nil>
// 2024-02-29 12:30:45 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-02-29": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-13-01": month out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "hello" as "2006-01-02": cannot parse "hello" as "2006"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-01-01x": extra text: "x"
// 0000-01-01 03:04:00 +0000 UTC <nil>
// 0000-01-01 12:00:00 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "25:00PM": hour out of range
// 2010-02-04 21:00:57 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "24:00:00": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "March 5, 2020" as "Jan 2, 2006": cannot parse "ch 5, 2020" as " "
// 2020-03-05 00:00:00 +0000 UTC <nil>
// 2024-02-29 00:00:00 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "" as "2006-01-02": cannot parse "" as "2006"
// "2006-01-02" "20x4-01-01" "2006" "20x4-01-01" ""
// 2024-05-06 00:00:00 +0000 UTC <nil>
// 1h30m0s <nil>
// -1.5s <nil>
// 100ms <nil>
// 1µs <nil>
// 1µs <nil>
// 0s <nil>
// 0s time: invalid duration ""
// 0s time: missing unit in duration "1"
// 0s time: unknown unit "x" in duration "1x"
// 0s time: unknown unit "h-" in duration "1h-1m"
// 5ns <nil>
// 500ms <nil>
// 1s <nil>
// 2562047h47m16.854775807s <nil>
// 0s time: invalid duration "9223372036854775808ns"
// -2562047h47m16.854775808s <nil>
// 0s time: invalid duration "2562048h"
