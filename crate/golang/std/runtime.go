// Package runtime talks to the scheduler and the collector. Every program has it.
package runtime

// Error is a run-time panic's value.
type Error interface {
	error
	RuntimeError()
}

// runtimeError is made by the engine for every run-time panic; msg is the whole text.
type runtimeError struct{ msg string }

func (e runtimeError) Error() string { return e.msg }
func (e runtimeError) RuntimeError() {}

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

func LockOSThread()                   {}
func UnlockOSThread()                 {}
func KeepAlive(x any)                 {}
func NumCgoCall() int64               { return 0 }
func Version() string                 { return "go1.27" }
func GOROOT() string                  { return "" }
func SetFinalizer(obj, finalizer any) {}

// MemStats holds the fields that programs look at. What is allocated is not counted one by one, so
// TotalAlloc, Mallocs and Frees stay 0.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Mallocs, Frees               uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapObjects uint64
	StackInuse, StackSys, NextGC, LastGC, PauseTotalNs   uint64
	NumGC, NumForcedGC                                   uint32
}

func memory() (live, held, collections uint64)

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	live, held, collections := memory()
	m.Alloc, m.HeapAlloc, m.HeapInuse = live, live, live
	m.Sys, m.HeapSys = held, held
	m.NumGC = uint32(collections)
}

// Caller knows no callers.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) { return 0, "", 0, false }

// Stack gives no trace.
func Stack(buf []byte, all bool) int { return 0 }
