// Package time has durations, instants and timers. All instants are in UTC.
package time

import "errors"

type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String gives the shortest exact form: 1h2m3.5s, 1.5ms, 0s.
func (d Duration) String() string

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d / Microsecond) }
func (d Duration) Milliseconds() int64 { return int64(d / Millisecond) }
func (d Duration) Seconds() float64    { return float64(d/Second) + float64(d%Second)/1e9 }
func (d Duration) Minutes() float64    { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }
func (d Duration) Hours() float64      { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// Truncate rounds towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds half away from zero to a multiple of m.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		if r = -r; r < m-r {
			return d + r
		}
		if rounded := d - m + r; rounded < d {
			return rounded
		}
		return minDuration
	}
	if r < m-r {
		return d - r
	}
	if rounded := d + m - r; rounded > d {
		return rounded
	}
	return maxDuration
}

func parseDuration(s string) (d Duration, problem string)

// ParseDuration reads the form that String writes.
func ParseDuration(s string) (Duration, error) {
	d, problem := parseDuration(s)
	if problem != "" {
		return 0, errors.New(problem)
	}
	return d, nil
}

func Sleep(d Duration)

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

func (m Month) String() string

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

func (d Weekday) String() string

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

type Location struct{ name string }

func (l *Location) String() string { return l.name }

var (
	UTC   = &Location{"UTC"}
	Local = UTC
)

// Time is one word, so that a channel carries it unboxed and timers can send it: nanoseconds since 1970 where
// they fit into 63 bits (the years 1824 to 2116), shifted by one; else microseconds, shifted, with the low bit
// set. Both are exclusive-ored with what the zero Time (year 1) would be, so that it is 0.
type Time struct{ w int64 }

const (
	zeroUnix = -62135596800 // the zero Time in Unix seconds
	zero     = zeroUnix*1000000<<1 | 1
	daySecs  = 86400
	nsPerSec = 1000000000
	maxUnix  = 9223372036
)

func fromUnix(sec, nsec int64) Time {
	sec += nsec / nsPerSec
	if nsec %= nsPerSec; nsec < 0 {
		nsec += nsPerSec
		sec--
	}
	if sec > -1<<62/nsPerSec && sec < 1<<62/nsPerSec {
		return Time{(sec*nsPerSec+nsec)<<1 ^ zero}
	}
	sec = min(max(sec, -1<<62/1000000), 1<<62/1000000-1)
	return Time{((sec*1000000+nsec/1000)<<1 | 1) ^ zero}
}

// unix gives Unix seconds and the nanoseconds after them.
func (t Time) unix() (sec, nsec int64) {
	w, unit := t.w^zero, int64(nsPerSec)
	if w&1 != 0 {
		unit = 1000000
	}
	w >>= 1
	if sec, nsec = w/unit, w%unit; nsec < 0 {
		nsec += unit
		sec--
	}
	return sec, nsec * (nsPerSec / unit)
}

func Now() Time

func Since(t Time) Duration           { return Now().Sub(t) }
func Until(t Time) Duration           { return t.Sub(Now()) }
func Unix(sec int64, nsec int64) Time { return fromUnix(sec, nsec) }
func UnixMilli(msec int64) Time       { return fromUnix(msec/1000, msec%1000*1000000) }
func UnixMicro(usec int64) Time       { return fromUnix(usec/1000000, usec%1000000*1000) }

// daysOf gives the days from 1970 to a date whose parts may be out of range.
func daysOf(year, month, day int) int

// civil gives the date that is days after 1970 began.
func civil(days int64) (year, month, day int)

// Date gives an instant; its parts are normalised. Location is always UTC.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	days := int64(daysOf(year, int(month), day))
	return fromUnix(days*daySecs+int64(hour)*3600+int64(min)*60+int64(sec), int64(nsec))
}

func (t Time) IsZero() bool { return t.w == 0 }

func (t Time) Unix() int64 {
	sec, _ := t.unix()
	return sec
}

func (t Time) UnixNano() int64 {
	sec, nsec := t.unix()
	return sec*nsPerSec + nsec
}

func (t Time) UnixMilli() int64 {
	sec, nsec := t.unix()
	return sec*1000 + nsec/1000000
}

func (t Time) UnixMicro() int64 {
	sec, nsec := t.unix()
	return sec*1000000 + nsec/1000
}

func (t Time) Compare(u Time) int {
	a, an := t.unix()
	b, bn := u.unix()
	switch {
	case a < b || a == b && an < bn:
		return -1
	case a == b && an == bn:
		return 0
	}
	return 1
}

func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Equal(u Time) bool  { return t == u }

func (t Time) Add(d Duration) Time {
	sec, nsec := t.unix()
	return fromUnix(sec+int64(d/Second), nsec+int64(d%Second))
}

// Sub gives the nearest Duration there is.
func (t Time) Sub(u Time) Duration {
	a, an := t.unix()
	b, bn := u.unix()
	secs := a - b
	if secs > maxUnix {
		return maxDuration
	}
	if secs < -maxUnix {
		return minDuration
	}
	d := Duration(secs)*Second + Duration(an-bn)
	if secs > 1 && d < 0 {
		return maxDuration
	}
	if secs < -1 && d > 0 {
		return minDuration
	}
	return d
}

func (t Time) AddDate(years, months, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.Nanosecond(), UTC)
}

// days gives the days since 1970 began and the seconds of the day.
func (t Time) days() (days, secs int64) {
	sec, _ := t.unix()
	days, secs = sec/daySecs, sec%daySecs
	if secs < 0 {
		secs += daySecs
		days--
	}
	return days, secs
}

func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.days()
	y, m, d := civil(days)
	return y, Month(m), d
}

func (t Time) Clock() (hour, min, sec int) {
	_, secs := t.days()
	return int(secs / 3600), int(secs / 60 % 60), int(secs % 60)
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) YearDay() int {
	days, _ := t.days()
	return int(days) - daysOf(t.Year(), 1, 1) + 1
}

func (t Time) Weekday() Weekday {
	days, _ := t.days()
	return Weekday((days%7 + 11) % 7)
}

// ISOWeek gives the week and the year that it belongs to: the one that its Thursday is in.
func (t Time) ISOWeek() (year, week int) {
	days, _ := t.days()
	thursday := days + 3 - int64((t.Weekday()+6)%7)
	year, _, _ = civil(thursday)
	return year, (int(thursday)-daysOf(year, 1, 1))/7 + 1
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Nanosecond() int {
	_, nsec := t.unix()
	return int(nsec)
}

func (t Time) UTC() Time                       { return t }
func (t Time) Local() Time                     { return t }
func (t Time) In(loc *Location) Time           { return t }
func (t Time) Location() *Location             { return UTC }
func (t Time) Zone() (name string, offset int) { return "UTC", 0 }
func (t Time) IsDST() bool                     { return false }

// Truncate rounds down to a multiple of d since the zero Time.
func (t Time) Truncate(d Duration) Time {
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round rounds half up to a multiple of d since the zero Time.
func (t Time) Round(d Duration) Time {
	if d <= 0 {
		return t
	}
	r := t.rest(d)
	if r+r < d {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// rest gives the time since the zero Time modulo d.
func (t Time) rest(d Duration) Duration {
	sec, nsec := t.unix()
	sec -= zeroUnix
	if d%Second == 0 {
		return Duration(sec%int64(d/Second))*Second + Duration(nsec)
	}
	// (sec·10⁹ + nsec) mod d, nine decimal digits at a time; d < 2⁶³ and each product by ten is taken modulo d.
	r := uint64(sec) % uint64(d)
	for i := 0; i < 9; i++ {
		ten := uint64(0)
		for k := 0; k < 10; k++ {
			ten = (ten + r) % uint64(d)
		}
		r = ten
	}
	return Duration((r + uint64(nsec)) % uint64(d))
}

func format(sec, nsec int64, layout string) string

// Format writes t as layout writes Mon Jan 2 15:04:05 MST 2006.
func (t Time) Format(layout string) string {
	sec, nsec := t.unix()
	return format(sec, nsec, layout)
}

func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }

func (t Time) String() string { return t.Format("2006-01-02 15:04:05.999999999 -0700 MST") }

// GoString writes the call of Date that gives t.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := append([]byte("time.Date("), itoa(year)...)
	name := "time.Month(" + itoa(int(month)) + ")"
	if month >= January && month <= December {
		name = "time." + month.String()
	}
	b = append(append(b, ", "...), name...)
	for _, n := range []int{day, hour, min, sec, t.Nanosecond()} {
		b = append(append(b, ", "...), itoa(n)...)
	}
	return string(b) + ", time.UTC)"
}

func itoa(n int) string {
	if n < 0 {
		return "-" + itoa(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// stamp is t after RFC 3339, for years of four digits.
func (t Time) stamp(who string) (string, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return "", errors.New(who + "year outside of range [0,9999]")
	}
	return t.Format(RFC3339Nano), nil
}

func (t Time) AppendText(b []byte) ([]byte, error) {
	s, err := t.stamp("Time.AppendText: ")
	return append(b, s...), err
}

func (t Time) MarshalText() ([]byte, error) {
	s, err := t.stamp("Time.MarshalText: ")
	if err != nil {
		return nil, err
	}
	return []byte(s), nil
}

func (t Time) MarshalJSON() ([]byte, error) {
	s, err := t.stamp("Time.MarshalJSON: ")
	if err != nil {
		return nil, err
	}
	return []byte(`"` + s + `"`), nil
}

func (t *Time) UnmarshalText(data []byte) error {
	u, err := Parse(RFC3339, string(data))
	*t = u
	return err
}

func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}

// ParseError says what of value does not fit layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func quote(s string) string

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// parse gives the parts that do not fit, or a problem.
func parse(layout, value string) (sec, nsec int64, layoutElem, valueElem, problem string)

// Parse reads a time that is written as layout writes Mon Jan 2 15:04:05 MST 2006.
func Parse(layout, value string) (Time, error) {
	sec, nsec, layoutElem, valueElem, problem := parse(layout, value)
	if layoutElem != "" || problem != "" {
		return Time{}, &ParseError{layout, value, layoutElem, valueElem, problem}
	}
	return fromUnix(sec, nsec), nil
}

// ParseInLocation is Parse: there is only UTC.
func ParseInLocation(layout, value string, loc *Location) (Time, error) { return Parse(layout, value) }

// handle is the host's timer.
type handle struct{ _ uint64 }

// start makes a timer that sends to c, or runs f in a goroutine where c is nil.
func start(after, period Duration, c chan Time, f func()) *handle
func stop(h *handle) bool
func reset(h *handle, after, period Duration) bool

type Timer struct {
	C <-chan Time
	h *handle
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{c, start(d, 0, c, nil)}
}

func AfterFunc(d Duration, f func()) *Timer { return &Timer{nil, start(d, 0, nil, f)} }

func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop reports whether it prevented the timer from firing.
func (t *Timer) Stop() bool {
	if t.h == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stop(t.h)
}

// Reset starts the timer again, and reports whether it was running.
func (t *Timer) Reset(d Duration) bool {
	if t.h == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return reset(t.h, d, 0)
}

type Ticker struct {
	C <-chan Time
	h *handle
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{c, start(d, d, c, nil)}
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

func (t *Ticker) Stop() {
	if t.h != nil {
		stop(t.h)
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.h == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	reset(t.h, d, d)
}
