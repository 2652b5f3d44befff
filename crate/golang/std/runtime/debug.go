// Package debug looks at the running program. What has no meaning in a page is kept and changes nothing.
package debug

import (
	"os"
	"runtime"
	"time"
)

var (
	percent           = 100
	threads           = 10000
	stack             = 1000000000
	limit       int64 = 1<<63 - 1
	panicsFault bool
)

func SetGCPercent(percentage int) int {
	before := percent
	percent = percentage
	return before
}

func SetMaxThreads(n int) int {
	before := threads
	threads = n
	return before
}

func SetMaxStack(bytes int) int {
	before := stack
	stack = bytes
	return before
}

func SetMemoryLimit(bytes int64) int64 {
	before := limit
	if bytes >= 0 {
		limit = bytes
	}
	return before
}

func SetPanicOnFault(enabled bool) bool {
	before := panicsFault
	panicsFault = enabled
	return before
}

func SetTraceback(level string) {}

func FreeOSMemory() { runtime.GC() }

// Stack gives the goroutine's trace.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

func PrintStack() { os.Stderr.Write(Stack()) }

type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
}

type Module struct {
	Path, Version, Sum string
	Replace            *Module
}

type BuildSetting struct{ Key, Value string }

type BuildInfo struct {
	GoVersion, Path string
	Main            Module
	Deps            []*Module
	Settings        []BuildSetting
}

func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}
