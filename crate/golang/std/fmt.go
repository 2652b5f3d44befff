// Package fmt formats values as text. The formatter is native; what it cannot do is call
// methods, so it asks for them here and starts again with their results.
package fmt

import (
	"errors"
	"io"
	"os"
)

type Stringer interface{ String() string }

type GoStringer interface{ GoString() string }

// State is the formatter as a Format method sees it.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface{ Format(f State, verb rune) }

// What render makes of its operands.
const (
	words = iota
	line
	verbs
	wrapping // verbs, where %w is one
)

// render formats a and writes it to stream to, or gives the text where to is 0. Where it first needs the
// result of a method that memo does not have, it gives the value, how to ask it, and does nothing else.
func render(mode, to int, format string, a []any, memo []any) (s string, n int, need any, how, size int)

// wrapped gives the indices of the operands of %w, ascending.
func wrapped(format string, a []any) []int

// caught is the answer of a method that panicked.
type caught struct {
	value any
	text  string
}

type state struct {
	buf       []byte
	how, size int
}

func (s *state) Write(b []byte) (int, error) {
	s.buf = append(s.buf, b...)
	return len(b), nil
}

func (s *state) WriteString(text string) (int, error) {
	s.buf = append(s.buf, text...)
	return len(text), nil
}

func (s *state) Width() (int, bool)     { return s.size & 0xfffffff, s.how&(1<<7) != 0 }
func (s *state) Precision() (int, bool) { return s.size >> 28, s.how&(1<<8) != 0 }

func (s *state) Flag(c int) bool {
	switch c {
	case '-':
		return s.how&(1<<2) != 0
	case '+':
		return s.how&(1<<3) != 0
	case '#':
		return s.how&(1<<4) != 0
	case ' ':
		return s.how&(1<<5) != 0
	case '0':
		return s.how&(1<<6) != 0
	}
	return false
}

// ask calls the method that render needs: how's low bits choose it, the others are the directive.
func ask(need any, how, size int) (answer any) {
	st := &state{how: how, size: size}
	defer func() {
		if e := recover(); e != nil {
			answer = &caught{e, string(st.buf)}
		}
	}()
	switch how & 3 {
	case 0:
		return need.(error).Error()
	case 1:
		return need.(Stringer).String()
	case 2:
		return need.(GoStringer).GoString()
	}
	need.(Formatter).Format(st, rune(how>>16))
	return string(st.buf)
}

func answered(mode, to int, format string, a []any, need any, how, size int) (s string, n int) {
	var memo []any
	for {
		memo = append(memo, ask(need, how, size))
		s, n, need, how, size = render(mode, to, format, a, memo)
		if need == nil {
			return s, n
		}
	}
}

func text(mode int, format string, a []any) string {
	s, _, need, how, size := render(mode, 0, format, a, nil)
	if need != nil {
		s, _ = answered(mode, 0, format, a, need, how, size)
	}
	return s
}

func emit(w io.Writer, mode int, format string, a []any) (int, error) {
	f, ok := w.(*os.File)
	if !ok || f == nil || f.Fd() == 0 {
		return w.Write([]byte(text(mode, format, a)))
	}
	to := int(f.Fd())
	_, n, need, how, size := render(mode, to, format, a, nil)
	if need != nil {
		_, n = answered(mode, to, format, a, need, how, size)
	}
	return n, nil
}

func Println(a ...any) (n int, err error) {
	_, n, need, how, size := render(line, 1, "", a, nil)
	if need != nil {
		_, n = answered(line, 1, "", a, need, how, size)
	}
	return n, nil
}

func Printf(format string, a ...any) (n int, err error) {
	_, n, need, how, size := render(verbs, 1, format, a, nil)
	if need != nil {
		_, n = answered(verbs, 1, format, a, need, how, size)
	}
	return n, nil
}

func Print(a ...any) (n int, err error) {
	_, n, need, how, size := render(words, 1, "", a, nil)
	if need != nil {
		_, n = answered(words, 1, "", a, need, how, size)
	}
	return n, nil
}

func Sprint(a ...any) string                 { return text(words, "", a) }
func Sprintln(a ...any) string               { return text(line, "", a) }
func Sprintf(format string, a ...any) string { return text(verbs, format, a) }

func Fprint(w io.Writer, a ...any) (n int, err error)   { return emit(w, words, "", a) }
func Fprintln(w io.Writer, a ...any) (n int, err error) { return emit(w, line, "", a) }
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return emit(w, verbs, format, a)
}

func Append(b []byte, a ...any) []byte   { return append(b, text(words, "", a)...) }
func Appendln(b []byte, a ...any) []byte { return append(b, text(line, "", a)...) }
func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, text(verbs, format, a)...)
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf gives an error with the formatted text that wraps the operands of %w.
func Errorf(format string, a ...any) error {
	msg := text(wrapping, format, a)
	switch which := wrapped(format, a); len(which) {
	case 0:
		return errors.New(msg)
	case 1:
		err, _ := a[which[0]].(error)
		return &wrapError{msg, err}
	default:
		var errs []error
		for n, i := range which {
			if n > 0 && which[n-1] == i {
				continue
			}
			if err, ok := a[i].(error); ok {
				errs = append(errs, err)
			}
		}
		return &wrapErrors{msg, errs}
	}
}

// What separates the operands of scan.
const (
	spaces   = iota // any space
	oneLine         // spaces but newlines
	template        // a format
)

// scan reads operands, pointers to basic types, from s; problem is "" where all went well.
func scan(mode int, s, format string, a []any) (n int, problem string)

func scanned(n int, problem string) (int, error) {
	switch problem {
	case "":
		return n, nil
	case "EOF":
		return n, io.EOF
	case "unexpected EOF":
		return n, io.ErrUnexpectedEOF
	}
	return n, errors.New(problem)
}

func Sscan(str string, a ...any) (n int, err error)   { return scanned(scan(spaces, str, "", a)) }
func Sscanln(str string, a ...any) (n int, err error) { return scanned(scan(oneLine, str, "", a)) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return scanned(scan(template, str, format, a))
}

// Scan and its like read the input stream, which is always at its end.
func Scan(a ...any) (n int, err error)                 { return 0, io.EOF }
func Scanln(a ...any) (n int, err error)               { return 0, io.EOF }
func Scanf(format string, a ...any) (n int, err error) { return 0, io.EOF }
