// Package os has the program's streams, arguments, environment and exit. There are no files in a page.
package os

import (
	"errors"
	"io"
	"sync"
	"syscall"
)

// File is one of the program's streams.
type File struct {
	fd     int
	name   string
	closed bool
}

var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

var (
	ErrInvalid          = errors.New("invalid argument")
	ErrPermission       = errors.New("permission denied")
	ErrExist            = errors.New("file already exists")
	ErrNotExist         = errors.New("file does not exist")
	ErrClosed           = errors.New("file already closed")
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = errors.New("i/o timeout")
	ErrProcessDone      = errors.New("os: process already finished")
)

// PathError tells which operation on which file failed, and why.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }
func (e *PathError) Unwrap() error { return e.Err }
func (e *PathError) Timeout() bool { return false }

type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

// noFiles is why every operation on files fails; it is an ErrNotExist too.
type noFiles struct{}

func (noFiles) Error() string        { return "files are not available in Raceway" }
func (noFiles) Is(target error) bool { return target == ErrNotExist }

func fail(op, name string) error { return &PathError{op, name, noFiles{}} }

type (
	FileMode uint32

	FileInfo interface {
		Name() string
		Size() int64
		Mode() FileMode
		IsDir() bool
		Sys() any
	}

	DirEntry interface {
		Name() string
		IsDir() bool
		Type() FileMode
		Info() (FileInfo, error)
	}
)

const (
	ModeDir    FileMode = 1 << 31
	ModeAppend FileMode = 1 << 30
	ModePerm   FileMode = 0o777
)

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeDir == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }

const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

func Open(name string) (*File, error)                              { return nil, fail("open", name) }
func Create(name string) (*File, error)                            { return nil, fail("open", name) }
func OpenFile(name string, flag int, perm FileMode) (*File, error) { return nil, fail("open", name) }
func CreateTemp(dir, pattern string) (*File, error)                { return nil, fail("open", pattern) }
func ReadFile(name string) ([]byte, error)                         { return nil, fail("open", name) }
func WriteFile(name string, data []byte, perm FileMode) error      { return fail("open", name) }
func ReadDir(name string) ([]DirEntry, error)                      { return nil, fail("open", name) }
func Stat(name string) (FileInfo, error)                           { return nil, fail("stat", name) }
func Lstat(name string) (FileInfo, error)                          { return nil, fail("lstat", name) }
func Mkdir(name string, perm FileMode) error                       { return fail("mkdir", name) }
func MkdirAll(path string, perm FileMode) error                    { return fail("mkdir", path) }
func MkdirTemp(dir, pattern string) (string, error)                { return "", fail("mkdir", pattern) }
func Remove(name string) error                                     { return fail("remove", name) }
func RemoveAll(path string) error                                  { return nil }
func Rename(oldpath, newpath string) error                         { return fail("rename", oldpath) }
func Chdir(dir string) error                                       { return fail("chdir", dir) }
func Truncate(name string, size int64) error                       { return fail("truncate", name) }
func IsExist(err error) bool                                       { return errors.Is(err, ErrExist) }
func IsNotExist(err error) bool                                    { return errors.Is(err, ErrNotExist) }
func IsPermission(err error) bool                                  { return errors.Is(err, ErrPermission) }
func IsTimeout(err error) bool                                     { return errors.Is(err, ErrDeadlineExceeded) }

// Args are the program's name and arguments.
var Args = args()

func args() []string

// Exit ends the program at once; no deferred function runs.
func Exit(code int)

func write(fd int, b []byte)
func writeString(fd int, s string)

// read fills b from the input stream; 0 at its end.
func read(b []byte) int

func (f *File) check(op string, fd int) error {
	switch {
	case f == nil:
		return ErrInvalid
	case f.closed:
		return &PathError{op, f.name, ErrClosed}
	case (f.fd == 0) != (fd == 0):
		return &PathError{op, f.name, errors.New("bad file descriptor")}
	}
	return nil
}

func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write", 1); err != nil {
		return 0, err
	}
	write(f.fd, b)
	return len(b), nil
}

func (f *File) WriteString(s string) (n int, err error) {
	if err := f.check("write", 1); err != nil {
		return 0, err
	}
	writeString(f.fd, s)
	return len(s), nil
}

// Read reads what was given to the program before it started.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read", 0); err != nil || len(b) == 0 {
		return 0, err
	}
	if n = read(b); n == 0 {
		err = io.EOF
	}
	return n, err
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{"close", f.name, ErrClosed}
	}
	f.closed = true
	return nil
}

func (f *File) Sync() error             { return nil }
func (f *File) Name() string            { return f.name }
func (f *File) Fd() uintptr             { return uintptr(f.fd) }
func (f *File) Stat() (FileInfo, error) { return nil, fail("stat", f.name) }

// Signal is what the outside may send; nothing is ever sent in a page.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// environ is empty at first; whoever reads or writes it holds its lock.
var environ struct {
	sync.Mutex
	keys []string
	all  map[string]string
}

func LookupEnv(key string) (string, bool) {
	environ.Lock()
	defer environ.Unlock()
	value, ok := environ.all[key]
	return value, ok
}

func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

func Setenv(key, value string) error {
	for i := range len(key) {
		if key[i] == '=' || key[i] == 0 {
			return &SyscallError{"setenv", ErrInvalid}
		}
	}
	if key == "" {
		return &SyscallError{"setenv", ErrInvalid}
	}
	environ.Lock()
	defer environ.Unlock()
	if environ.all == nil {
		environ.all = map[string]string{}
	}
	if _, ok := environ.all[key]; !ok {
		environ.keys = append(environ.keys, key)
	}
	environ.all[key] = value
	return nil
}

func Unsetenv(key string) error {
	environ.Lock()
	defer environ.Unlock()
	if _, ok := environ.all[key]; ok {
		delete(environ.all, key)
		kept := environ.keys[:0]
		for _, k := range environ.keys {
			if k != key {
				kept = append(kept, k)
			}
		}
		environ.keys = kept
	}
	return nil
}

func Clearenv() {
	environ.Lock()
	defer environ.Unlock()
	environ.keys, environ.all = nil, nil
}

func Environ() []string {
	environ.Lock()
	defer environ.Unlock()
	all := make([]string, 0, len(environ.keys))
	for _, key := range environ.keys {
		all = append(all, key+"="+environ.all[key])
	}
	return all
}

func isName(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// variable finds the name of a variable at the start of s, and how much of s it takes; what is no name is skipped.
func variable(s string) (name string, width int) {
	if s[0] == '{' {
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	switch s[0] {
	case '*', '#', '$', '@', '!', '?', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return s[:1], 1
	}
	for width < len(s) && isName(s[width]) {
		width++
	}
	return s[:width], width
}

// Expand puts mapping's answers in place of ${name} and $name.
func Expand(s string, mapping func(string) string) string {
	out, from := "", 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		out += s[from:i]
		name, width := variable(s[i+1:])
		switch {
		case name != "":
			out += mapping(name)
		case width == 0:
			out += "$"
		}
		i += width
		from = i + 1
	}
	return out + s[from:]
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

func Getpid() int                  { return 1 }
func Getppid() int                 { return 0 }
func Getuid() int                  { return 1 }
func Getgid() int                  { return 1 }
func Getpagesize() int             { return 4096 }
func Getwd() (string, error)       { return "/", nil }
func TempDir() string              { return "/tmp" }
func Hostname() (string, error)    { return "raceway", nil }
func Executable() (string, error)  { return Args[0], nil }
func UserHomeDir() (string, error) { return "", errors.New("$HOME is not defined") }
func UserCacheDir() (string, error) {
	return "", errors.New("neither $XDG_CACHE_HOME nor $HOME are defined")
}
func UserConfigDir() (string, error) {
	return "", errors.New("neither $XDG_CONFIG_HOME nor $HOME are defined")
}
