// Package testing runs a program's tests as go test -v does, and its benchmarks.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// TB is what T and B have in common.
type TB interface {
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
}

// chatty is the output, and the test whose lines came last.
var chatty struct {
	sync.Mutex
	last string
}

// announce prints a line that names its test.
func announce(name, text string) {
	chatty.Lock()
	defer chatty.Unlock()
	chatty.last = name
	os.Stdout.WriteString(text)
}

// tell prints what a test logs, after its name where another test printed before.
func tell(name, text string) {
	chatty.Lock()
	defer chatty.Unlock()
	if chatty.last != "" && chatty.last != name {
		text = "=== NAME  " + name + "\n" + text
	}
	chatty.last = name
	os.Stdout.WriteString(text)
}

type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	level    int
	bench    bool
	failed   bool
	skipped  bool
	finished bool // its function has returned, or ended itself by FailNow or SkipNow
	done     bool // it and its subtests are over
	ran      bool
	parallel bool
	fixed    bool // Setenv forbids Parallel
	hasSub   bool
	reports  string // of subtests, to follow its own
	partial  string // the beginning of a line written to Output
	helpers  map[string]bool
	cleanups []func()
	start    time.Time
	duration time.Duration
	barrier  chan bool // closed when its function has returned: its parallel subtests go on
	signal   chan bool // to its parent: it is over, or parallel
	sub      []*T
	ctx      context.Context
	cancel   context.CancelFunc
}

func (c *common) setUp() {
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.start = time.Now()
}

func (c *common) Name() string             { return c.name }
func (c *common) Context() context.Context { return c.ctx }

func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

func (c *common) finish() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) FailNow() {
	c.Fail()
	c.finish()
}

func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.finish()
}

// Helper marks its caller: lines are told from where that was called.
func (c *common) Helper() {
	var pc [1]uintptr
	runtime.Callers(2, pc[:])
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[runtime.FuncForPC(pc[0]).Name()] = true
}

// place is where the test calls the method that is skip functions above, helpers left out.
func (c *common) place(skip int) string {
	pcs := make([]uintptr, 50)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(skip+1, pcs)])
	c.mu.Lock()
	defer c.mu.Unlock()
	first := "???:1"
	for more, n := true, 0; more; n++ {
		var frame runtime.Frame
		frame, more = frames.Next()
		if frame.Line == 0 {
			continue
		}
		at := fmt.Sprintf("%s:%d", frame.File[strings.LastIndexByte(frame.File, '/')+1:], frame.Line)
		if n == 0 {
			first = at
		}
		if strings.HasPrefix(frame.Function, "testing.") {
			break
		}
		if !c.helpers[frame.Function] {
			return at
		}
	}
	return first
}

// log prints the text with its place; it is called by the method that the test called.
func (c *common) log(text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n        ")
	c.endLine()
	c.print("    " + c.place(3) + ": " + text + "\n")
}

func (c *common) print(text string) {
	c.mu.Lock()
	done := c.done
	c.mu.Unlock()
	if !done {
		if c.bench {
			os.Stdout.WriteString(text)
		} else {
			tell(c.name, text)
		}
		return
	}
	for p := c.parent; p != nil; p = p.parent {
		p.mu.Lock()
		over := p.done
		p.mu.Unlock()
		if !over && p.parent != nil {
			tell(p.name, text)
			return
		}
	}
	panic("Log in goroutine after " + c.name + " has completed: " + strings.TrimPrefix(text, "    "))
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }
func (c *common) Error(args ...any)               { c.log(fmt.Sprintln(args...)); c.Fail() }
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}
func (c *common) Fatal(args ...any) { c.log(fmt.Sprintln(args...)); c.FailNow() }
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}
func (c *common) Skip(args ...any) { c.log(fmt.Sprintln(args...)); c.SkipNow() }
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

type output struct{ c *common }

func (o output) Write(p []byte) (int, error) {
	o.c.mu.Lock()
	lines := strings.Split(o.c.partial+string(p), "\n")
	o.c.partial = lines[len(lines)-1]
	o.c.mu.Unlock()
	for _, line := range lines[:len(lines)-1] {
		o.c.print("    " + line + "\n")
	}
	return len(p), nil
}

// endLine ends the line that was begun in Output.
func (c *common) endLine() {
	c.mu.Lock()
	partial := c.partial
	c.partial = ""
	c.mu.Unlock()
	if partial != "" {
		c.print("    " + partial + "\n")
	}
}

// Output writes whole lines to the test's log.
func (c *common) Output() io.Writer { return output{c} }

func (c *common) Attr(key, value string) {
	announce(c.name, "=== ATTR  "+c.name+" "+key+" "+value+"\n")
}

// Cleanup has f called when the test and its subtests are over.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

// cleanUp calls the functions of Cleanup, last first, all of them whatever they do.
func (c *common) cleanUp() {
	c.cancel()
	defer func() {
		c.mu.Lock()
		rest := len(c.cleanups)
		c.mu.Unlock()
		if rest > 0 {
			c.cleanUp()
		}
	}()
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		f()
	}
}

const conflict = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

// Setenv sets a variable until the test is over.
func (c *common) Setenv(key, value string) {
	for p := c; p != nil; p = p.parent {
		if p.parallel {
			panic(conflict)
		}
	}
	c.fixed = true
	before, ok := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if ok {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) TempDir() string {
	c.log("TempDir: files are not available in Raceway")
	c.FailNow()
	return ""
}

func (c *common) Chdir(dir string) {
	c.log("Chdir: files are not available in Raceway")
	c.FailNow()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// report tells how the test ended: at once where it is one of the program's own, else behind its parent's report.
func (c *common) report(how string) {
	c.mu.Lock()
	text := "--- " + how + ": " + c.name + " (" + seconds(c.duration) + ")\n" + c.reports
	c.reports = ""
	c.mu.Unlock()
	c.endLine()
	p := c.parent
	if p.parent == nil {
		announce(c.name, text)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			p.reports += "    " + line
		}
	}
}

// slots counts the tests that run; parallel ones wait while there are as many as GOMAXPROCS.
var slots struct {
	sync.Mutex
	running, waiting int
	free             chan bool
}

func acquire() {
	slots.Lock()
	if slots.running < options.parallel {
		slots.running++
		slots.Unlock()
		return
	}
	slots.waiting++
	slots.Unlock()
	<-slots.free
}

func release() {
	slots.Lock()
	if slots.waiting == 0 {
		slots.running--
		slots.Unlock()
		return
	}
	slots.waiting--
	slots.Unlock()
	slots.free <- true
}

// T is a test.
type T struct{ common }

// Parallel waits until the test's parent has returned, and runs then beside other parallel tests.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	for p := &t.common; p != nil; p = p.parent {
		if p.fixed {
			panic(conflict)
		}
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	announce(t.name, "=== PAUSE "+t.name+"\n")
	t.signal <- true
	<-t.parent.barrier
	acquire()
	announce(t.name, "=== CONT  "+t.name+"\n")
	t.start = time.Now()
}

func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Run runs f as a subtest, and tells whether it has not failed yet.
func (t *T) Run(name string, f func(t *T)) bool {
	t.mu.Lock()
	t.hasSub = true
	t.mu.Unlock()
	name, ok := fullName(&t.common, name, options.run)
	if !ok {
		return true
	}
	sub := &T{common{
		name: name, parent: &t.common, level: t.level + 1,
		barrier: make(chan bool), signal: make(chan bool, 1),
	}}
	announce(name, "=== RUN   "+name+"\n")
	go runTest(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.Failed()
}

func runTest(t *T, f func(t *T)) {
	t.setUp()
	defer endTest(t)
	defer func() {
		if len(t.sub) == 0 {
			t.cleanUp()
		}
	}()
	f(t)
	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

// endTest is deferred by runTest.
func endTest(t *T) {
	err := recover()
	signal := true
	t.mu.Lock()
	finished := t.finished
	t.mu.Unlock()
	if !finished && err == nil {
		err = fmt.Errorf("test executed panic(nil) or runtime.Goexit")
		for p := t.parent; p != nil; p = p.parent {
			p.mu.Lock()
			over := p.finished
			p.mu.Unlock()
			if over {
				if !t.parallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", err)
					err, signal = nil, false
				}
				break
			}
		}
	}
	if err != nil {
		dieOf(t, err)
	}
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		release()
		close(t.barrier)
		for _, sub := range t.sub {
			<-sub.signal
		}
		began := time.Now()
		if err := recovered(t.cleanUp); err != nil {
			dieOf(t, err)
		}
		t.duration += time.Since(began)
		if !t.parallel {
			acquire()
		}
	} else if t.parallel {
		release()
	}
	if t.parent != nil {
		how := "PASS"
		if t.Failed() {
			how = "FAIL"
		} else if t.Skipped() {
			how = "SKIP"
		}
		t.report(how)
	}
	t.mu.Lock()
	t.done = true
	leaf := !t.hasSub
	t.mu.Unlock()
	if leaf {
		for p := &t.common; p != nil; p = p.parent {
			p.mu.Lock()
			p.ran = true
			p.mu.Unlock()
		}
	}
	t.signal <- signal
}

func recovered(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

// dieOf prints what is known so far, and goes on with the panic.
func dieOf(t *T, err any) {
	t.Fail()
	if r := recovered(t.cleanUp); r != nil {
		t.Logf("cleanup panicked with %v", r)
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.duration += time.Since(c.start)
		c.report("FAIL")
		if c.parent.parent != nil {
			recovered(c.parent.cleanUp)
		}
	}
	panic(err)
}

// names counts the uses of each name.
var names = struct {
	sync.Mutex
	used map[string]int
}{used: map[string]int{}}

// fullName makes a subtest's name unique, and tells whether the pattern selects it.
func fullName(c *common, name, pattern string) (string, bool) {
	var clean strings.Builder
	for _, r := range name {
		switch {
		case r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0:
			clean.WriteByte('_')
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&clean, `\x%02x`, r)
		default:
			clean.WriteRune(r)
		}
	}
	name = clean.String()
	if c.level > 0 {
		names.Lock()
		base := c.name + "/" + name
		for {
			n := names.used[base]
			names.used[base]++
			if n == 0 && name != "" {
				name = base
				break
			}
			if numbered := fmt.Sprintf("%s#%02d", base, n); names.used[numbered] == 0 {
				name = numbered
				names.used[name]++
				break
			}
		}
		names.Unlock()
	}
	return name, matches(pattern, name) && (options.skip == "" || !matches(options.skip, name))
}

// matches tells whether each part of the name, between slashes, matches the pattern's part: a text to be found in it, perhaps
// with ^ and $, or several with | between them.
func matches(pattern, name string) bool {
	parts := strings.Split(name, "/")
	for i, p := range strings.Split(pattern, "/") {
		if i == len(parts) {
			break
		}
		ok := p == ""
		for _, one := range strings.Split(strings.Trim(p, "()"), "|") {
			text := strings.TrimSuffix(strings.TrimPrefix(one, "^"), "$")
			text = strings.ReplaceAll(text, " ", "_")
			if text == "." || text == ".*" {
				text = ""
			}
			head, tail := strings.HasPrefix(one, "^"), strings.HasSuffix(one, "$")
			switch {
			case head && tail:
				ok = ok || parts[i] == text
			case head:
				ok = ok || strings.HasPrefix(parts[i], text)
			case tail:
				ok = ok || strings.HasSuffix(parts[i], text)
			default:
				ok = ok || strings.Contains(parts[i], text)
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// options are the flags of go test, with or without "test." before their names.
var options struct {
	run, skip, bench string
	short, failfast  bool
	benchmem         bool
	parallel, count  int
	benchtime        time.Duration
	benchcount       int
	started          bool
}

func readOptions() {
	options.parallel, options.count, options.benchtime = runtime.GOMAXPROCS(0), 1, time.Second
	args := os.Args[1:]
	for len(args) > 0 {
		name, value, has := strings.Cut(args[0], "=")
		args = args[1:]
		if !strings.HasPrefix(name, "-") {
			continue
		}
		name = strings.TrimPrefix(strings.TrimLeft(name, "-"), "test.")
		next := func() string {
			if !has && len(args) > 0 {
				value, args = args[0], args[1:]
			}
			return value
		}
		number := 0
		switch name {
		case "run":
			options.run = next()
		case "skip":
			options.skip = next()
		case "bench":
			options.bench = next()
		case "benchmem":
			options.benchmem = true
		case "short":
			options.short = value != "false"
		case "failfast":
			options.failfast = value != "false"
		case "parallel":
			if fmt.Sscan(next(), &number); number > 0 {
				options.parallel = number
			}
		case "count":
			fmt.Sscan(next(), &options.count)
		case "benchtime":
			if text, ok := strings.CutSuffix(next(), "x"); ok {
				fmt.Sscan(text, &options.benchcount)
			} else if d, err := time.ParseDuration(text); err == nil {
				options.benchtime = d
			}
		}
	}
}

func Init()             {}
func Short() bool       { return options.short }
func Verbose() bool     { return true }
func Testing() bool     { return options.started }
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }

type InternalTest struct {
	Name string
	F    func(*T)
}

type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// M is what TestMain gets.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
	code       int
}

// MainStart is called by the main function of a program of tests.
func MainStart(tests []InternalTest, benchmarks []InternalBenchmark) *M {
	options.started = true
	readOptions()
	return &M{tests: tests, benchmarks: benchmarks}
}

// Finish ends the program after TestMain.
func (m *M) Finish() { os.Exit(m.code) }

// Run runs the tests, and the benchmarks where -bench says so or there is nothing else; it gives the program's status.
func (m *M) Run() (code int) {
	ran, ok := false, true
	for i := 0; i < options.count && (ok || !options.failfast); i++ {
		clear(names.used)
		slots.running, slots.free = 1, make(chan bool)
		root := &T{common{barrier: make(chan bool), signal: make(chan bool, 1)}}
		runTest(root, func(t *T) {
			for _, test := range m.tests {
				t.Run(test.Name, test.F)
				if t.Failed() && options.failfast {
					break
				}
			}
		})
		<-root.signal
		ok = ok && !root.failed
		ran = ran || root.ran
	}
	if options.bench == "" && len(m.tests) == 0 && len(m.benchmarks) > 0 {
		options.bench = "."
	}
	if ok && options.bench != "" {
		ran = true
		ok = runBenchmarks(m.benchmarks)
	}
	if !ran && len(m.tests) > 0 && options.run == "" || !ran && len(m.tests) == 0 {
		os.Stderr.WriteString("testing: warning: no tests to run\n")
	}
	if !ok {
		os.Stdout.WriteString("FAIL\n")
		m.code = 1
		return 1
	}
	os.Stdout.WriteString("PASS\n")
	m.code = 0
	return 0
}

// B is a benchmark.
type B struct {
	common
	N       int
	f       func(b *B)
	timerOn bool
	used    time.Duration // measured by the timer
	began   time.Time
	heap    uint64 // allocated when the timer was started
	grew    uint64
	bytes   int64
	allocs  bool
	extra   map[string]float64
	procs   int
	loopI   int
	loopN   int
	looped  bool
	width   *int // of the column of names
	result  BenchmarkResult
}

func (b *B) StartTimer() {
	if !b.timerOn {
		b.heap = allocated()
		b.began, b.timerOn = time.Now(), true
	}
}

// allocated is how many bytes were ever allocated, in steps of some thousands.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func (b *B) StopTimer() {
	if b.timerOn {
		b.used += time.Since(b.began)
		b.grew += allocated() - b.heap
		b.timerOn = false
	}
}

func (b *B) ResetTimer() {
	clear(b.extra)
	if b.timerOn {
		b.heap = allocated()
		b.began = time.Now()
	}
	b.used, b.grew = 0, 0
}

func (b *B) Elapsed() time.Duration {
	if b.timerOn {
		return b.used + time.Since(b.began)
	}
	return b.used
}

func (b *B) SetBytes(n int64) { b.bytes = n }
func (b *B) ReportAllocs()    { b.allocs = true }

func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsAny(unit, " \t\n") {
		panic("metric unit must not contain whitespace")
	}
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	b.extra[unit] = n
}

func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.procs = p
	}
}

// Loop is true until the benchmark has run for long enough.
func (b *B) Loop() bool {
	if b.loopI < b.loopN {
		b.loopI++
		return true
	}
	if !b.looped {
		b.looped, b.N = true, 0
		b.ResetTimer()
		b.loopN, b.loopI = 1, 1
		if options.benchcount > 0 {
			b.loopN = options.benchcount
		}
		return true
	}
	if elapsed := b.Elapsed(); options.benchcount == 0 && elapsed < options.benchtime && b.loopN < 1e9 {
		if n := grown(elapsed, b.loopN); n > b.loopN {
			b.loopN = n
			b.loopI++
			return true
		}
	}
	b.StopTimer()
	b.N = b.loopN
	return false
}

// grown predicts how many iterations take the time wanted. Where no time passes, as in a run with its own clock, a few do.
func grown(elapsed time.Duration, n int) int {
	if elapsed <= 0 {
		return min(100*n, 100)
	}
	wanted := int(float64(options.benchtime) / float64(elapsed) * float64(n) * 1.2)
	return min(max(min(wanted, 100*n), n+1), 1e9)
}

// once runs the function with b.N = n; false where it ended itself.
func (b *B) once(n int) {
	b.N, b.looped, b.loopI, b.loopN = n, false, 0, 0
	b.procs = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
}

func (b *B) launch() {
	n := 1
	if options.benchcount > 0 {
		b.inside(options.benchcount)
		return
	}
	for b.inside(1); !b.failed && !b.skipped && !b.looped && b.used < options.benchtime && n < 1e9; {
		next := grown(b.used, n)
		if next <= n {
			break
		}
		n = next
		b.inside(n)
	}
}

// inside runs once in a goroutine that may be ended by FailNow.
func (b *B) inside(n int) {
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		b.setUp()
		defer b.cleanUp()
		b.once(n)
	}()
	<-done
	b.result = BenchmarkResult{N: b.N, T: b.used, Bytes: b.bytes, MemBytes: b.grew, Extra: b.extra}
}

// Run runs f as a benchmark of its own.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub = true
	name, ok := fullName(&b.common, name, options.bench)
	if !ok {
		return true
	}
	sub := &B{common: common{name: name, parent: &b.common, level: b.level + 1, bench: true}, f: f, width: b.width}
	sub.setUp()
	printLabels()
	if n := len(sub.label()) + 1; n > *b.width {
		// Some room more, so that it does not grow too often.
		*b.width = n + 8
	}
	os.Stdout.WriteString(name + "\n")
	sub.run()
	return !sub.failed
}

var labels sync.Once

func printLabels() {
	labels.Do(func() {
		fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
	})
}

// run finds out by one iteration whether the benchmark has benchmarks inside; those report, or it does.
func (b *B) run() {
	b.inside(1)
	switch {
	case b.failed:
		fmt.Printf("--- FAIL: %s\n", b.name)
	case b.skipped:
		fmt.Printf("--- SKIP: %s\n", b.name)
	case b.hasSub:
	default:
		if !b.looped {
			b.launch()
		}
		if b.failed {
			fmt.Printf("--- FAIL: %s\n", b.name)
			return
		}
		text := fmt.Sprintf("%-*s\t%s", *b.width, b.label(), b.result.String())
		if b.allocs || options.benchmem {
			text += "\t" + b.result.MemString()
		}
		os.Stdout.WriteString(text + "\n")
	}
}

func (b *B) label() string {
	if n := runtime.GOMAXPROCS(0); n != 1 {
		return fmt.Sprintf("%s-%d", b.name, n)
	}
	return b.name
}

func runBenchmarks(benchmarks []InternalBenchmark) bool {
	clear(names.used)
	width := 0
	root := &B{common: common{bench: true}, width: &width}
	for _, one := range benchmarks {
		if _, ok := fullName(&root.common, one.Name, options.bench); ok {
			probe := B{common: common{name: one.Name}}
			label := probe.label()
			width = max(width, 2*len(label)-len(one.Name)+1)
		}
	}
	root.setUp()
	for _, one := range benchmarks {
		root.Run(one.Name, one.F)
	}
	return !root.failed
}

// PB is one goroutine's part of RunParallel.
type PB struct {
	left  *atomic.Int64
	grain int64
	mine  int64
}

// Next is true while there is an iteration left to do.
func (p *PB) Next() bool {
	if p.mine == 0 {
		left := p.left.Add(-p.grain)
		if left <= -p.grain {
			return false
		}
		p.mine = p.grain + min(left, 0)
	}
	p.mine--
	return true
}

// RunParallel shares b.N iterations among several goroutines.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	procs := b.procs * runtime.GOMAXPROCS(0)
	grain := min(max(int64(b.N)/int64(100*procs), 1), 1e4)
	var wg sync.WaitGroup
	for range procs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(&PB{left: &left, grain: grain})
		}()
	}
	wg.Wait()
	if left.Load() > 0 && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// BenchmarkResult is what was measured. The number of allocations is not: MemAllocs is 0.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) per(n uint64, unit string) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(n) / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64       { return r.per(r.MemAllocs, "allocs/op") }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.per(r.MemBytes, "B/op") }

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op", r.AllocedBytesPerOp())
}

// pretty gives a value four digits that count.
func pretty(x float64, unit string) string {
	y := max(x, -x)
	width, digits := 10, 0
	if y != 0 && y < 999.95 {
		width, digits = 12, 1
		for limit := 99.995; y < limit && digits < 7; limit /= 10 {
			width, digits = width+1, digits+1
		}
	}
	return fmt.Sprintf("%*.*f %s", width, digits, x, unit)
}

func (r BenchmarkResult) String() string {
	text := fmt.Sprintf("%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok && r.N > 0 {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		text += "\t" + pretty(ns, "ns/op")
	}
	if rate, ok := r.Extra["MB/s"]; ok {
		text += fmt.Sprintf("\t%7.2f MB/s", rate)
	} else if r.Bytes > 0 && r.T > 0 && r.N > 0 {
		text += fmt.Sprintf("\t%7.2f MB/s", float64(r.Bytes)*float64(r.N)/1e6/r.T.Seconds())
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
			continue
		}
		at := len(units)
		for at > 0 && units[at-1] > unit {
			at--
		}
		units = append(units[:at], append([]string{unit}, units[at:]...)...)
	}
	for _, unit := range units {
		text += "\t" + pretty(r.Extra[unit], unit)
	}
	return text
}

// Benchmark measures f on its own.
func Benchmark(f func(b *B)) BenchmarkResult {
	if !options.started {
		readOptions()
	}
	b := &B{common: common{bench: true}, f: f, width: new(int)}
	b.setUp()
	b.inside(1)
	if !b.failed && !b.skipped && !b.looped && !b.hasSub {
		b.launch()
	}
	return b.result
}
