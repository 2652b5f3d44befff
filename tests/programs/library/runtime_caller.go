package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{}

func (T) Method() string   { return where() }
func (*T) Pointer() string { return where() }

func base(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

func where() string {
	pc, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", base(file), " ", line, " ", ok)
}

func deep(n int) []string {
	if n > 0 {
		return deep(n - 1)
	}
	pcs := make([]uintptr, 10)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	var out []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			out = append(out, fmt.Sprint(f.Function, ":", f.Line))
		}
		if !more {
			return out
		}
	}
}

func main() {
	fmt.Println(where())
	func() { fmt.Println(where()) }()
	fmt.Println(T{}.Method())
	fmt.Println((&T{}).Pointer())
	var i interface{ Method() string } = &T{}
	fmt.Println(i.Method())
	fmt.Println(deep(2))
	_, _, _, ok := runtime.Caller(50)
	fmt.Println(ok)
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("deferred by Goexit")
		stack := string(debug.Stack())
		fmt.Println(strings.HasPrefix(stack, "goroutine "), strings.Contains(stack, "main.main.func2"), strings.Contains(stack, "created by main.main in goroutine 1"))
		runtime.Goexit()
	}()
	<-done
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100), debug.SetMaxStack(1<<20) > 0)
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC > 0, m.HeapAlloc > 0, runtime.NumGoroutine() >= 1, runtime.NumCPU() > 0)
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	runtime.KeepAlive(m)
	before := runtime.GOMAXPROCS(1)
	fmt.Println(before > 0, runtime.GOMAXPROCS(0))
	defer func() {
		fmt.Println(recover())
		_, file, line, _ := runtime.Caller(0)
		fmt.Println(base(file), line)
	}()
	panic("end")
}

// Output:
// main.main runtime_caller.go 41 true
// main.main.func1 runtime_caller.go 42 true
// main.T.Method runtime_caller.go 12 true
// main.(*T).Pointer runtime_caller.go 13 true
// main.T.Method runtime_caller.go 12 true
// [main.deep:27 main.deep:24 main.deep:24 main.main:47]
// false
// true true true
// deferred by Goexit
// 100 50 true
// true true true true
// true 1
// end
// runtime_caller.go 71
