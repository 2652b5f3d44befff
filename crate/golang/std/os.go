// Package os has the program's streams, arguments and exit. There are no files in a page.
package os

import (
	"errors"
	"io"
)

// File is one of the program's streams.
type File struct {
	fd   int
	name string
}

var (
	Stdin  = &File{0, "/dev/stdin"}
	Stdout = &File{1, "/dev/stdout"}
	Stderr = &File{2, "/dev/stderr"}
)

var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)

// Args are the program's name and arguments.
var Args = args()

func args() []string

// Exit ends the program at once; no deferred function runs.
func Exit(code int)

func write(fd int, b []byte)
func writeString(fd int, s string)

// Write writes to the stream; a nil file or the input stream is an error.
func (f *File) Write(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd == 0 {
		return 0, ErrPermission
	}
	write(f.fd, b)
	return len(b), nil
}

func (f *File) WriteString(s string) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd == 0 {
		return 0, ErrPermission
	}
	writeString(f.fd, s)
	return len(s), nil
}

// Read finds every stream at its end.
func (f *File) Read(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if len(b) == 0 {
		return 0, nil
	}
	return 0, io.EOF
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	return nil
}

func (f *File) Sync() error  { return nil }
func (f *File) Name() string { return f.name }
func (f *File) Fd() uintptr  { return uintptr(f.fd) }

// Signal is what the outside may send; nothing is ever sent in a page.
type Signal interface {
	String() string
	Signal()
}

type signal int

func (s signal) Signal() {}
func (s signal) String() string {
	if s == 2 {
		return "interrupt"
	}
	return "killed"
}

var (
	Interrupt Signal = signal(2)
	Kill      Signal = signal(9)
)

// Getenv finds no variable set.
func Getenv(key string) string            { return "" }
func LookupEnv(key string) (string, bool) { return "", false }
func Environ() []string                   { return nil }
func Getpid() int                         { return 1 }
func Hostname() (string, error)           { return "raceway", nil }
