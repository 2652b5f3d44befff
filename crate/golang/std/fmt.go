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

// FormatString gives the directive that a Format method is asked to follow.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = Append(b, w)
	}
	if p, ok := state.Precision(); ok {
		b = Append(append(b, '.'), p)
	}
	return string(b) + string(verb)
}

// ScanState is the input as a Scan method sees it.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// unreader is a reader of runes that takes one back.
type unreader interface {
	io.RuneReader
	UnreadRune() error
}

// runeText reads runes of a string.
type runeText struct {
	s  string
	at int
}

func (t *runeText) ReadRune() (r rune, size int, err error) {
	if t.at >= len(t.s) {
		return 0, 0, io.EOF
	}
	r, size = rune(t.s[t.at]), 1
	if r >= 0x80 {
		r, size = decode(t.s, t.at)
	}
	t.at += size
	return r, size, nil
}

// runeBytes reads runes from a reader that knows only bytes, and never a byte too many.
type runeBytes struct {
	r    io.Reader
	buf  [4]byte
	have int
}

func (b *runeBytes) ReadRune() (r rune, size int, err error) {
	for b.have == 0 || b.buf[0] >= 0x80 && !full(string(b.buf[:b.have])) {
		if _, err = io.ReadFull(b.r, b.buf[b.have:b.have+1]); err != nil {
			if b.have > 0 && err == io.EOF {
				break
			}
			return 0, 0, err
		}
		b.have++
	}
	if r, size = rune(b.buf[0]), 1; r >= 0x80 {
		r, size = decode(string(b.buf[:b.have]), 0)
	}
	b.have = copy(b.buf[:], b.buf[size:b.have])
	return r, size, nil
}

func decode(s string, at int) (r rune, size int)
func full(s string) bool
func space(r rune) bool
func parseInt(s string, base, bitSize int) (i int64, code int)
func parseUint(s string, base, bitSize int) (u uint64, code int)
func parseFloat(s string, bitSize int) (f float64, code int)
func unquote(s string) (t string, ok bool)

// basic gives arg, a pointer to a named type, as pointer to the basic type under it, or arg itself.
func basic(arg any) any

const (
	eof    = -1
	noEnd  = 1 << 30
	digits = "0123456789"
	hex    = digits + "abcdefABCDEF"
)

// ss is the state of one call. Its errors are panics with a scanError, which is caught at the call's end.
type ss struct {
	r         io.RuneReader
	last      rune // the rune read last
	size      int
	back      bool // last was put back
	atEnd     bool
	nlIsSpace bool
	nlIsEnd   bool
	count     int // runes read
	limit     int // where count must stop for the sake of a width
	width     int
	buf       []byte
}

type scanError struct{ err error }

func fail(text string) { panic(scanError{errors.New(text)}) }

func (s *ss) ReadRune() (r rune, size int, err error) {
	if s.atEnd || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	if s.back {
		s.back = false
	} else if s.last, s.size, err = s.r.ReadRune(); err != nil {
		s.atEnd = err == io.EOF
		return 0, 0, err
	}
	s.count++
	s.atEnd = s.nlIsEnd && s.last == '\n'
	return s.last, s.size, nil
}

func (s *ss) UnreadRune() error {
	s.back, s.atEnd = true, false
	s.count--
	return nil
}

func (s *ss) Width() (wid int, ok bool) {
	if s.width == noEnd {
		return 0, false
	}
	return s.width, true
}

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *ss) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer caught2(&err)
	if f == nil {
		f = notSpace
	}
	s.buf = nil
	if skipSpace {
		s.SkipSpace()
	}
	s.while(f)
	return s.buf, nil
}

func notSpace(r rune) bool { return !space(r) }

// caught2 makes an error of the panic of a scan.
func caught2(err *error) {
	switch e := recover().(type) {
	case nil:
	case scanError:
		*err = e.err
	default:
		panic(e)
	}
}

func (s *ss) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		panic(scanError{err})
	}
	return r
}

func (s *ss) must() rune {
	r := s.next()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

// begin skips space where it may, and fails at the end of the input.
func (s *ss) begin(skip bool) {
	if skip {
		s.SkipSpace()
	}
	if s.next() == eof {
		panic(scanError{io.EOF})
	}
	s.UnreadRune()
}

func (s *ss) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.nlIsSpace {
				fail("unexpected newline")
			}
		case !space(r):
			s.UnreadRune()
			return
		}
	}
}

func among(set string, r rune) bool

func (s *ss) peek(set string) bool {
	r := s.next()
	if r != eof {
		s.UnreadRune()
	}
	return among(set, r)
}

// skip takes a rune of the set, accept keeps it too.
func (s *ss) skip(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if !among(set, r) {
		s.UnreadRune()
		return false
	}
	return true
}

func (s *ss) accept(set string) bool {
	if !s.skip(set) {
		return false
	}
	s.keep(s.last)
	return true
}

func (s *ss) keep(r rune) { s.buf = append(s.buf, string(r)...) }

func (s *ss) all(set string) {
	for s.accept(set) {
	}
}

func (s *ss) while(f func(rune) bool) {
	for {
		r := s.next()
		if r == eof {
			return
		}
		if !f(r) {
			s.UnreadRune()
			return
		}
		s.keep(r)
	}
}

func verbOf(verb rune, good, what string) {
	if !among(good, verb) {
		fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *ss) bool(verb rune) bool {
	s.begin(true)
	verbOf(verb, "tv", "boolean")
	ok := true
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		ok = !s.skip("rR") || s.skip("uU") && s.skip("eE")
		if ok {
			return true
		}
	case 'f', 'F':
		ok = !s.skip("aA") || s.skip("lL") && s.skip("sS") && s.skip("eE")
	}
	if !ok {
		fail("syntax error scanning boolean")
	}
	return false
}

// digits reads an integer as verb says, and gives its base.
func (s *ss) digits(verb rune, signed bool) (base int) {
	s.begin(true)
	verbOf(verb, "bdoUxXv", "integer")
	base, set, have := 10, digits, false
	switch verb {
	case 'b':
		base, set = 2, "01"
	case 'o':
		base, set = 8, "01234567"
	case 'x', 'X', 'U':
		base, set = 16, hex
	}
	if verb == 'U' {
		if !s.skip("U") || !s.skip("+") {
			fail("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, set = 0, digits+"_"
			if s.accept("0") {
				have = true
				switch {
				case s.accept("bB"):
					set = "01_"
				case s.accept("oO"):
					set = "01234567_"
				case s.accept("xX"):
					set = hex + "_"
				default:
					set = "01234567_"
				}
			}
		}
	}
	if !have {
		s.begin(false)
		if !s.accept(set) {
			fail("expected integer")
		}
	}
	s.all(set)
	return base
}

// bad fails where a number's code is not 0.
func (s *ss) bad(f string, code int) {
	switch code {
	case 0:
	case 2:
		fail("strconv." + f + ": parsing " + Sprintf("%q", s.buf) + ": value out of range")
	default:
		fail("strconv." + f + ": parsing " + Sprintf("%q", s.buf) + ": invalid syntax")
	}
}

func (s *ss) int(verb rune, bits uint) int64 {
	if verb == 'c' {
		s.begin(false)
		r := int64(s.next())
		if r<<(64-bits)>>(64-bits) != r {
			fail("overflow on character value " + string(rune(r)))
		}
		return r
	}
	base := s.digits(verb, true)
	i, code := parseInt(string(s.buf), base, 64)
	s.bad("ParseInt", code)
	if i<<(64-bits)>>(64-bits) != i {
		fail("integer overflow on token " + string(s.buf))
	}
	return i
}

func (s *ss) uint(verb rune, bits uint) uint64 {
	if verb == 'c' {
		s.begin(false)
		r := uint64(s.next())
		if r<<(64-bits)>>(64-bits) != r {
			fail("overflow on character value " + string(rune(r)))
		}
		return r
	}
	base := s.digits(verb, false)
	i, code := parseUint(string(s.buf), base, 64)
	s.bad("ParseUint", code)
	if i<<(64-bits)>>(64-bits) != i {
		fail("unsigned integer overflow on token " + string(s.buf))
	}
	return i
}

func (s *ss) float(verb rune, bits int, what string) float64 {
	verbOf(verb, "beEfFgGv", what)
	s.begin(true)
	return s.number(bits)
}

// number reads a float; its exponent of two may stand behind a decimal number too.
func (s *ss) number(bits int) float64 {
	s.buf = s.buf[:0]
	set, exp, two := digits+"_", "eEpP", -1
	s.float1(&set, &exp, &two)
	if two < 0 {
		f, code := parseFloat(string(s.buf), bits)
		s.bad("ParseFloat", code)
		return f
	}
	f, code := parseFloat(string(s.buf[:two]), bits)
	s.bad("ParseFloat", code)
	e, code := parseInt(string(s.buf[two+1:]), 10, 64)
	s.bad("Atoi", code)
	for ; e > 0 && f != f/2; e-- {
		f *= 2
	}
	for ; e < 0 && f != f/2; e++ {
		f /= 2
	}
	return f
}

// float1 takes a float's characters; two is where a p stands that ParseFloat does not know.
func (s *ss) float1(set, exp *string, two *int) {
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return
	}
	isHex := s.accept("0") && s.accept("xX")
	if isHex {
		*set, *exp = hex+"_", "pP"
	}
	s.all(*set)
	if s.accept(".") {
		s.all(*set)
	}
	if s.accept(*exp) {
		if !isHex && s.last == 'p' {
			*two = len(s.buf) - 1
		}
		s.accept("+-")
		s.all(digits + "_")
	}
}

func (s *ss) complex(verb rune, bits int, what string) (re, im float64) {
	verbOf(verb, "beEfFgGv", what)
	s.begin(true)
	paren := s.accept("(")
	re = s.number(bits)
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		fail("syntax error scanning complex number")
	}
	minus := s.last == '-'
	if im = s.number(bits); minus {
		im = -im
	}
	if !s.accept("i") || paren && !s.accept(")") {
		fail("syntax error scanning complex number")
	}
	return re, im
}

func (s *ss) string(verb rune) string {
	verbOf(verb, "svqxX", "string")
	s.begin(true)
	switch verb {
	case 'q':
		s.quoted()
		text, ok := unquote(string(s.buf))
		if !ok {
			fail("invalid syntax")
		}
		return text
	case 'x', 'X':
		var text []byte
		for s.accept(hex) {
			if !s.accept(hex) {
				fail("illegal hex digit")
			}
			b, _ := parseUint(string(s.buf[len(s.buf)-2:]), 16, 8)
			text = append(text, byte(b))
		}
		if text == nil {
			fail("no hex data for %x string")
		}
		return string(text)
	}
	s.while(notSpace)
	return string(s.buf)
}

// quoted takes a string literal.
func (s *ss) quoted() {
	quote := s.next()
	if quote != '`' && quote != '"' {
		fail("expected quoted string")
	}
	s.keep(quote)
	for {
		r := s.must()
		s.keep(r)
		if r == quote {
			return
		}
		if r == '\\' && quote == '"' {
			s.keep(s.must())
		}
	}
}

// one reads a value into what arg points at.
func (s *ss) one(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(scanError{err})
		}
		return
	}
	switch v := basic(arg).(type) {
	case *bool:
		*v = s.bool(verb)
	case *int:
		*v = int(s.int(verb, 64))
	case *int8:
		*v = int8(s.int(verb, 8))
	case *int16:
		*v = int16(s.int(verb, 16))
	case *int32:
		*v = int32(s.int(verb, 32))
	case *int64:
		*v = s.int(verb, 64)
	case *uint:
		*v = uint(s.uint(verb, 64))
	case *uint8:
		*v = uint8(s.uint(verb, 8))
	case *uint16:
		*v = uint16(s.uint(verb, 16))
	case *uint32:
		*v = uint32(s.uint(verb, 32))
	case *uint64:
		*v = s.uint(verb, 64)
	case *uintptr:
		*v = uintptr(s.uint(verb, 64))
	case *float32:
		*v = float32(s.float(verb, 32, "float32"))
	case *float64:
		*v = s.float(verb, 64, "float64")
	case *complex64:
		re, im := s.complex(verb, 32, "complex64")
		*v = complex64(complex(re, im))
	case *complex128:
		re, im := s.complex(verb, 64, "complex128")
		*v = complex(re, im)
	case *string:
		*v = s.string(verb)
	case *[]byte:
		*v = []byte(s.string(verb))
	default:
		if t := Sprintf("%T", arg); t[0] == '*' {
			fail("can't scan type: " + t)
		} else {
			fail("type not a pointer: " + t)
		}
	}
}

// plain reads the operands of Scan and Scanln.
func (s *ss) plain(a []any) (n int, err error) {
	defer caught2(&err)
	for _, arg := range a {
		s.one('v', arg)
		n++
	}
	for s.nlIsEnd {
		r := s.next()
		if r == '\n' || r == eof {
			break
		}
		if !space(r) {
			fail("expected newline")
		}
	}
	return n, nil
}

// white matches a run of space in a format.
func (s *ss) white(run string) {
	newlines, after := 0, false
	for _, c := range run {
		if after = c != '\n'; !after {
			newlines++
		}
	}
	for i := 0; i < newlines; i++ {
		r := s.next()
		for space(r) && r != '\n' {
			r = s.next()
		}
		if r != '\n' && r != eof {
			fail("newline in format does not match input")
		}
	}
	if !after {
		return
	}
	r := s.next()
	if newlines == 0 {
		if !space(r) && r != eof {
			fail("expected space in input to match format")
		}
		if r == '\n' {
			fail("newline in input does not match format")
		}
	}
	for space(r) && r != '\n' {
		r = s.next()
	}
	if r != eof {
		s.UnreadRune()
	}
}

// directed reads what format says.
func (s *ss) directed(format string, a []any) (n int, err error) {
	defer caught2(&err)
	for i := 0; i < len(format); {
		c, size := decode(format, i)
		if space(c) {
			start := i
			for i < len(format) && space(c) {
				i += size
				if i < len(format) {
					c, size = decode(format, i)
				}
			}
			s.white(format[start:i])
			continue
		}
		i += size
		if c == '%' && i == len(format) {
			fail("missing verb: % at end of format string")
		}
		if c != '%' || format[i] == '%' {
			if c == '%' {
				i++
			}
			if s.must() != c {
				s.UnreadRune()
				fail("input does not match format")
			}
			continue
		}
		s.width = 0
		for ; i < len(format) && format[i] >= '0' && format[i] <= '9' && s.width < noEnd/100; i++ {
			s.width = s.width*10 + int(format[i]-'0')
		}
		if format[i-1] == '%' {
			s.width = noEnd
		}
		verb, rest := rune(0xfffd), format[i:]
		if rest != "" {
			verb, size = decode(format, i)
			i += size
		}
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.begin(true)
			if !s.skip("%") {
				fail("missing literal %")
			}
			continue
		}
		if n >= len(a) {
			fail("too few operands for format '%" + rest + "'")
		}
		s.limit = min(s.limit, s.count+s.width)
		s.one(verb, a[n])
		n++
		s.limit = noEnd
	}
	if n < len(a) {
		fail("too many operands")
	}
	return n, nil
}

// What separates the operands.
const (
	spaces   = iota // any space
	oneLine         // spaces but newlines
	template        // a format
)

// scan reads operands from r. A rune read too much goes back, if r has it back.
func scan(mode int, r io.RuneReader, format string, a []any) (n int, err error) {
	s := &ss{r: r, nlIsSpace: mode == spaces, nlIsEnd: mode == oneLine, limit: noEnd, width: noEnd}
	if mode == template {
		n, err = s.directed(format, a)
	} else {
		n, err = s.plain(a)
	}
	if u, ok := r.(unreader); ok && s.back {
		u.UnreadRune()
	}
	return n, err
}

func runesOf(r io.Reader) io.RuneReader {
	if rr, ok := r.(unreader); ok {
		return rr
	}
	return &runeBytes{r: r}
}

func Sscan(str string, a ...any) (n int, err error) { return scan(spaces, &runeText{s: str}, "", a) }
func Sscanln(str string, a ...any) (n int, err error) {
	return scan(oneLine, &runeText{s: str}, "", a)
}
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return scan(template, &runeText{s: str}, format, a)
}

func Fscan(r io.Reader, a ...any) (n int, err error)   { return scan(spaces, runesOf(r), "", a) }
func Fscanln(r io.Reader, a ...any) (n int, err error) { return scan(oneLine, runesOf(r), "", a) }
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return scan(template, runesOf(r), format, a)
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }
