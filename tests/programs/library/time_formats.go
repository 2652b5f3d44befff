// A moment in the layouts that the library names, and in others.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 9, 15, 4, 5, 67_080_900, time.UTC)
	for _, layout := range []string{
		time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123,
		time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro,
		time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "Jan _2 06 002 pm PM 3h", ".000 .999 ,000000",
		"Monday January Mon Jan", "-0700 -07:00 Z0700 Z07:00 -07",
	} {
		fmt.Println(t.Format(layout))
	}
	fmt.Printf("%s %v %d\n", t, t.Weekday(), t.YearDay())
}

// Output:
// Fri Feb  9 15:04:05 2024
// Fri Feb  9 15:04:05 UTC 2024
// Fri Feb 09 15:04:05 +0000 2024
// 09 Feb 24 15:04 UTC
// 09 Feb 24 15:04 +0000
// Friday, 09-Feb-24 15:04:05 UTC
// Fri, 09 Feb 2024 15:04:05 UTC
// Fri, 09 Feb 2024 15:04:05 +0000
// 2024-02-09T15:04:05Z
// 2024-02-09T15:04:05.0670809Z
// 3:04PM
// Feb  9 15:04:05
// Feb  9 15:04:05.067
// Feb  9 15:04:05.067080
// Feb  9 15:04:05.067080900
// 2024-02-09 15:04:05
// 2024-02-09
// 15:04:05
// Feb  9 24 040 pm PM 3h
// .067 .067 ,067080
// Friday February Fri Feb
// +0000 +00:00 Z Z +00
// 2024-02-09 15:04:05.0670809 +0000 UTC Friday 40
