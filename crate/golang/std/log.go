// Package log writes lines with a time stamp.
package log

import (
	"fmt"
	"io"
	"os"
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
func (l *Logger) Flags() int              { return l.flags }
func (l *Logger) Prefix() string          { return l.prefix }
func (l *Logger) Writer() io.Writer       { return l.out }

// Output writes one line. Callers are not known: the file flags print ???:0.
func (l *Logger) Output(calldepth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	head := ""
	if l.flags&Lmsgprefix == 0 {
		head = l.prefix
	}
	if l.flags&Ldate != 0 {
		head += now.Format("2006/01/02 ")
	}
	if l.flags&Lmicroseconds != 0 {
		head += now.Format("15:04:05.000000 ")
	} else if l.flags&Ltime != 0 {
		head += now.Format("15:04:05 ")
	}
	if l.flags&(Lshortfile|Llongfile) != 0 {
		head += "???:0: "
	}
	if l.flags&Lmsgprefix != 0 {
		head += l.prefix
	}
	if s == "" || s[len(s)-1] != '\n' {
		s += "\n"
	}
	_, err := io.WriteString(l.out, head+s)
	return err
}

func (l *Logger) Print(v ...any)                 { l.Output(2, fmt.Sprint(v...)) }
func (l *Logger) Println(v ...any)               { l.Output(2, fmt.Sprintln(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.Output(2, fmt.Sprintf(format, v...)) }

func (l *Logger) Fatal(v ...any)                 { l.Print(v...); os.Exit(1) }
func (l *Logger) Fatalln(v ...any)               { l.Println(v...); os.Exit(1) }
func (l *Logger) Fatalf(format string, v ...any) { l.Printf(format, v...); os.Exit(1) }

func (l *Logger) panics(s string) {
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panic(v ...any)                 { l.panics(fmt.Sprint(v...)) }
func (l *Logger) Panicln(v ...any)               { l.panics(fmt.Sprintln(v...)) }
func (l *Logger) Panicf(format string, v ...any) { l.panics(fmt.Sprintf(format, v...)) }

func SetFlags(flag int)       { std.SetFlags(flag) }
func SetPrefix(prefix string) { std.SetPrefix(prefix) }
func SetOutput(w io.Writer)   { std.SetOutput(w) }
func Flags() int              { return std.Flags() }
func Prefix() string          { return std.Prefix() }
func Writer() io.Writer       { return std.Writer() }

func Print(v ...any)                 { std.Print(v...) }
func Println(v ...any)               { std.Println(v...) }
func Printf(format string, v ...any) { std.Printf(format, v...) }
func Fatal(v ...any)                 { std.Fatal(v...) }
func Fatalln(v ...any)               { std.Fatalln(v...) }
func Fatalf(format string, v ...any) { std.Fatalf(format, v...) }
func Panic(v ...any)                 { std.Panic(v...) }
func Panicln(v ...any)               { std.Panicln(v...) }
func Panicf(format string, v ...any) { std.Panicf(format, v...) }
