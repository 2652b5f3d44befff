// Package runtime talks to the scheduler and the collector. Every program has it.
package runtime

// Error is a run-time panic's value.
type Error interface {
	error
	RuntimeError()
}

// The engine makes these for run-time panics; msg is the whole text.
type errorString struct{ msg string }

func (e errorString) Error() string { return e.msg }
func (e errorString) RuntimeError() {}

type plainError struct{ msg string }

func (e plainError) Error() string { return e.msg }
func (e plainError) RuntimeError() {}

type boundsError struct{ msg string }

func (e boundsError) Error() string { return e.msg }
func (e boundsError) RuntimeError() {}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct{ msg string }

func (e *TypeAssertionError) Error() string { return e.msg }
func (*TypeAssertionError) RuntimeError()   {}

// A PanicNilError happens when code calls panic(nil).
type PanicNilError struct{ msg string }

func (e *PanicNilError) Error() string { return e.msg }
func (*PanicNilError) RuntimeError()   {}

const (
	Compiler = "raceway"
	GOOS     = "js"
	GOARCH   = "wasm"
)

// GOMAXPROCS sets the number of workers if n is positive, and gives the setting before.
func GOMAXPROCS(n int) int
func NumCPU() int
func NumGoroutine() int

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the goroutine; its deferred functions run.
func Goexit()

// GC collects garbage.
func GC()

func SetDefaultGOMAXPROCS()           {}
func LockOSThread()                   {}
func UnlockOSThread()                 {}
func KeepAlive(x any)                 {}
func NumCgoCall() int64               { return 0 }
func Version() string                 { return "go1.27" }
func GOROOT() string                  { return "" }
func SetFinalizer(obj, finalizer any) {}

// Cleanup would run when its object dies; none ever runs.
type Cleanup struct{ _ int }

func (Cleanup) Stop() {}

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup { return Cleanup{} }

// MemStats holds what programs look at. Objects are not counted one by one: Mallocs and Frees stay 0, and TotalAlloc
// grows by many at a time.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs, PauseEnd                                                  [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
}

func memory() (live, held, collections, allocated uint64)

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	live, held, collections, allocated := memory()
	m.TotalAlloc, m.Alloc, m.HeapAlloc, m.HeapInuse = allocated, live, live, live
	m.Sys, m.HeapSys, m.EnableGC = held, held, true
	m.NumGC = uint32(collections)
}

// callers gives the goroutine that started this one, the place of the go statement, and the place
// each of the goroutine's functions is at, first that of the caller of callers.
func callers() []uintptr

func place(pc uintptr) (function, file string, line int)

func goid() int

// Caller tells where the skip-th function below its caller is.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pcs := callers()[2:]
	if skip++; skip < 0 || skip >= len(pcs) {
		return 0, "", 0, false
	}
	_, file, line = place(pcs[skip])
	return pcs[skip], file, line, true
}

func Callers(skip int, pc []uintptr) int {
	pcs := callers()[2:]
	return copy(pc, pcs[min(max(skip, 0), len(pcs)):])
}

type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames goes through what Callers gave.
type Frames struct{ pcs []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	function, file, line := place(pc)
	return Frame{PC: pc, Func: FuncForPC(pc), Function: function, File: file, Line: line, Entry: pc}, len(f.pcs) > 0
}

type Func struct{ pc uintptr }

func FuncForPC(pc uintptr) *Func {
	if name, _, _ := place(pc); name == "" {
		return nil
	}
	return &Func{pc}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	name, _, _ := place(f.pc)
	return name
}

func (f *Func) Entry() uintptr { return f.pc }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = place(pc)
	return file, line
}

func digits(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + digits(n%10)
}

func trace(pcs []uintptr) string {
	text := "goroutine " + digits(goid()) + " [running]:\n"
	for _, pc := range pcs[2:] {
		function, file, line := place(pc)
		text += function + "(...)\n\t" + file + ":" + digits(line) + "\n"
	}
	if pcs[0] != 0 {
		function, file, line := place(pcs[1])
		text += "created by " + function + " in goroutine " + digits(int(pcs[0])) + "\n\t" + file + ":" + digits(line) + "\n"
	}
	return text
}

// Stack writes the goroutine's trace into buf; those of others are not told.
func Stack(buf []byte, all bool) int {
	pcs := callers()
	return copy(buf, trace(append(pcs[:2:2], pcs[3:]...)))
}
