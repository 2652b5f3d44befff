// Package log writes lines with a time stamp.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

const (
	Ldate = 1 << iota
	Ltime
	Lmicroseconds
	Llongfile
	Lshortfile
	LUTC
	Lmsgprefix
	LstdFlags = Ldate | Ltime
)

type Logger struct {
	mu     sync.Mutex
	prefix string
	flags  int
	out    io.Writer
}

var std = New(os.Stderr, "", LstdFlags)

func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{prefix: prefix, flags: flag, out: out}
}

func Default() *Logger { return std }

func (l *Logger) SetFlags(flag int)       { l.mu.Lock(); l.flags = flag; l.mu.Unlock() }
func (l *Logger) SetPrefix(prefix string) { l.mu.Lock(); l.prefix = prefix; l.mu.Unlock() }
func (l *Logger) SetOutput(w io.Writer)   { l.mu.Lock(); l.out = w; l.mu.Unlock() }

func (l *Logger) Flags() int        { l.mu.Lock(); defer l.mu.Unlock(); return l.flags }
func (l *Logger) Prefix() string    { l.mu.Lock(); defer l.mu.Unlock(); return l.prefix }
func (l *Logger) Writer() io.Writer { l.mu.Lock(); defer l.mu.Unlock(); return l.out }

// Output writes one line; its place is that of the calldepth-th function below.
func (l *Logger) Output(calldepth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	head := ""
	if l.flags&Lmsgprefix == 0 {
		head = l.prefix
	}
	if l.flags&(Ldate|Ltime|Lmicroseconds) != 0 {
		if l.flags&LUTC != 0 {
			now = now.UTC()
		}
		if l.flags&Ldate != 0 {
			head += now.Format("2006/01/02 ")
		}
		if l.flags&Lmicroseconds != 0 {
			head += now.Format("15:04:05.000000 ")
		} else if l.flags&Ltime != 0 {
			head += now.Format("15:04:05 ")
		}
	}
	if l.flags&(Lshortfile|Llongfile) != 0 {
		_, file, line, ok := runtime.Caller(calldepth)
		if !ok {
			file = "???"
		}
		if l.flags&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		head += file + ":" + strconv.Itoa(line) + ": "
	}
	if l.flags&Lmsgprefix != 0 {
		head += l.prefix
	}
	if s == "" || s[len(s)-1] != '\n' {
		s += "\n"
	}
	_, err := l.out.Write([]byte(head + s))
	return err
}

func (l *Logger) Print(v ...any)                 { l.Output(2, fmt.Sprint(v...)) }
func (l *Logger) Println(v ...any)               { l.Output(2, fmt.Sprintln(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.Output(2, fmt.Sprintf(format, v...)) }

func (l *Logger) Fatal(v ...any)                 { l.Output(2, fmt.Sprint(v...)); os.Exit(1) }
func (l *Logger) Fatalln(v ...any)               { l.Output(2, fmt.Sprintln(v...)); os.Exit(1) }
func (l *Logger) Fatalf(format string, v ...any) { l.Output(2, fmt.Sprintf(format, v...)); os.Exit(1) }

func (l *Logger) panics(s string) {
	l.Output(3, s)
	panic(s)
}

func (l *Logger) Panic(v ...any)                 { l.panics(fmt.Sprint(v...)) }
func (l *Logger) Panicln(v ...any)               { l.panics(fmt.Sprintln(v...)) }
func (l *Logger) Panicf(format string, v ...any) { l.panics(fmt.Sprintf(format, v...)) }

func SetFlags(flag int)                    { std.SetFlags(flag) }
func SetPrefix(prefix string)              { std.SetPrefix(prefix) }
func SetOutput(w io.Writer)                { std.SetOutput(w) }
func Flags() int                           { return std.Flags() }
func Prefix() string                       { return std.Prefix() }
func Writer() io.Writer                    { return std.Writer() }
func Output(calldepth int, s string) error { return std.Output(calldepth+1, s) }

func Print(v ...any)                 { std.Output(2, fmt.Sprint(v...)) }
func Println(v ...any)               { std.Output(2, fmt.Sprintln(v...)) }
func Printf(format string, v ...any) { std.Output(2, fmt.Sprintf(format, v...)) }
func Fatal(v ...any)                 { std.Output(2, fmt.Sprint(v...)); os.Exit(1) }
func Fatalln(v ...any)               { std.Output(2, fmt.Sprintln(v...)); os.Exit(1) }
func Fatalf(format string, v ...any) { std.Output(2, fmt.Sprintf(format, v...)); os.Exit(1) }
func Panic(v ...any)                 { std.panics(fmt.Sprint(v...)) }
func Panicln(v ...any)               { std.panics(fmt.Sprintln(v...)) }
func Panicf(format string, v ...any) { std.panics(fmt.Sprintf(format, v...)) }
