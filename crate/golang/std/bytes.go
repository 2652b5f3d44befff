// Package bytes works on slices of bytes, mostly by way of package strings.
package bytes

import (
	"errors"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

const MinRead = 512

var ErrTooLarge = errors.New("bytes.Buffer: too large")

func Equal(a, b []byte) bool
func Compare(a, b []byte) int
func Index(s, sep []byte) int
func IndexByte(b []byte, c byte) int

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

func Contains(b, subslice []byte) bool                { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool         { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool              { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool   { return IndexFunc(b, f) >= 0 }
func Count(s, sep []byte) int                         { return strings.Count(string(s), string(sep)) }
func EqualFold(s, t []byte) bool                      { return strings.EqualFold(string(s), string(t)) }
func IndexAny(s []byte, chars string) int             { return strings.IndexAny(string(s), chars) }
func IndexFunc(s []byte, f func(r rune) bool) int     { return strings.IndexFunc(string(s), f) }
func IndexRune(s []byte, r rune) int                  { return strings.IndexRune(string(s), r) }
func LastIndex(s, sep []byte) int                     { return strings.LastIndex(string(s), string(sep)) }
func LastIndexAny(s []byte, chars string) int         { return strings.LastIndexAny(string(s), chars) }
func LastIndexByte(s []byte, c byte) int              { return strings.LastIndexByte(string(s), c) }
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(string(s), f) }
func ToLower(s []byte) []byte                         { return []byte(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte                         { return []byte(strings.ToTitle(string(s))) }
func ToUpper(s []byte) []byte                         { return []byte(strings.ToUpper(string(s))) }
func Title(s []byte) []byte                           { return []byte(strings.Title(string(s))) }
func Map(mapping func(r rune) rune, s []byte) []byte  { return []byte(strings.Map(mapping, string(s))) }
func Runes(s []byte) []rune                           { return []rune(string(s)) }
func ReplaceAll(s, old, new []byte) []byte            { return Replace(s, old, new, -1) }
func HasPrefix(s, prefix []byte) bool                 { return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix) }

func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	return []byte(strings.Repeat(string(b), count))
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

// last gives the part of s, n long, that a trimming left at its end, first that at its start.
func last(s []byte, n int) []byte {
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

func first(s []byte, n int) []byte { return s[:n] }

func TrimLeft(s []byte, cutset string) []byte {
	return last(s, len(strings.TrimLeft(string(s), cutset)))
}

func TrimRight(s []byte, cutset string) []byte {
	return first(s, len(strings.TrimRight(string(s), cutset)))
}

func Trim(s []byte, cutset string) []byte { return TrimRight(TrimLeft(s, cutset), cutset) }

func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return last(s, len(strings.TrimLeftFunc(string(s), f)))
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return first(s, len(strings.TrimRightFunc(string(s), f)))
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func TrimSpace(s []byte) []byte {
	all := string(s)
	kept := strings.TrimSpace(all)
	if kept == "" {
		return nil
	}
	at := strings.Index(all, kept)
	return s[at : at+len(kept)]
}

func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// parts gives the parts of s that were found, in order, in a string of the same bytes; gap bytes lie between
// them, or any where gap is negative.
func parts(s []byte, found []string, gap int) [][]byte {
	if found == nil {
		return nil
	}
	all, at := "", 0
	if gap < 0 {
		all = string(s)
	}
	out := make([][]byte, len(found))
	for i, p := range found {
		if gap < 0 {
			at += strings.Index(all[at:], p)
		}
		end := at + len(p)
		out[i] = s[at:end:end]
		at = end + max(gap, 0)
	}
	return out
}

func Fields(s []byte) [][]byte { return parts(s, strings.Fields(string(s)), -1) }

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	var fields [][]byte
	start := -1
	for i, r := range string(s) {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

func Split(s, sep []byte) [][]byte      { return SplitN(s, sep, -1) }
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }

func SplitN(s, sep []byte, n int) [][]byte {
	return parts(s, strings.SplitN(string(s), string(sep), n), len(sep))
}

func SplitAfterN(s, sep []byte, n int) [][]byte {
	return parts(s, strings.SplitAfterN(string(s), string(sep), n), 0)
}

func Join(s [][]byte, sep []byte) []byte {
	out := []byte{}
	for i, b := range s {
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, b...)
	}
	return out
}

func cut(s []byte, at, n int) (before, after []byte, found bool) {
	if at >= 0 {
		return s[:at], s[at+n:], true
	}
	return s, nil, false
}

func Cut(s, sep []byte) (before, after []byte, found bool) { return cut(s, Index(s, sep), len(sep)) }
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	return cut(s, LastIndex(s, sep), len(sep))
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}

// Buffer is a queue of bytes: written at its end, read at its start.
type Buffer struct {
	buf      []byte
	off      int
	lastRead readOp
}

// readOp is what Unread… may undo: -1 a read, 0 nothing, else the size of a rune.
type readOp int8

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

func (b *Buffer) Bytes() []byte           { return b.buf[b.off:] }
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }
func (b *Buffer) Len() int                { return len(b.buf) - b.off }
func (b *Buffer) Cap() int                { return cap(b.buf) }
func (b *Buffer) Available() int          { return cap(b.buf) - len(b.buf) }
func (b *Buffer) Reset()                  { b.buf, b.off, b.lastRead = b.buf[:0], 0, 0 }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.lastRead = 0
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// room makes room for n more bytes.
func (b *Buffer) room(n int) {
	size := cap(b.buf)
	if len(b.buf)+n <= size {
		return
	}
	have := b.Len()
	if have == 0 && b.off != 0 {
		b.Reset()
	}
	switch {
	case len(b.buf)+n <= size:
	case b.buf == nil && n <= 64:
		b.buf = make([]byte, 0, 64)
	case n <= size/2-have:
		b.buf, b.off = b.buf[:copy(b.buf, b.buf[b.off:])], 0
	default:
		b.buf, b.off = append(make([]byte, 0, 2*size+n), b.buf[b.off:]...), 0
	}
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	if b.Len() == 0 && b.off != 0 {
		b.Reset()
	}
	b.room(n)
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = 0
	b.room(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = 0
	b.room(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = 0
	b.room(1)
	b.buf = append(b.buf, c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

// end empties the buffer that was read to its end.
func (b *Buffer) end() bool {
	if b.Len() == 0 {
		b.Reset()
		return true
	}
	return false
}

func (b *Buffer) Next(n int) []byte {
	b.lastRead = 0
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.lastRead = -1
	}
	return data
}

func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.end() {
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	return copy(p, b.Next(len(p))), nil
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.end() {
		return 0, io.EOF
	}
	b.lastRead = -1
	b.off++
	return b.buf[b.off-1], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.end() {
		return 0, 0, io.EOF
	}
	if c := b.buf[b.off]; c < utf8.RuneSelf {
		r, size = rune(c), 1
	} else {
		r, size = utf8.DecodeRune(b.buf[b.off:])
	}
	b.off += size
	b.lastRead = readOp(size)
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.lastRead <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off = max(0, b.off-int(b.lastRead))
	b.lastRead = 0
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.lastRead == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.off = max(0, b.off-1)
	b.lastRead = 0
	return nil
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	i := IndexByte(b.buf[b.off:], delim)
	if i < 0 {
		i, err = b.Len()-1, io.EOF
	}
	line = append(line, b.Next(i+1)...)
	b.lastRead = -1
	return line, err
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	bytes, err := b.ReadBytes(delim)
	return string(bytes), err
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = 0
	if have := b.Len(); have > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > have {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		if m < have && err == nil {
			err = io.ErrShortWrite
		}
		if err != nil {
			return int64(m), err
		}
		n = int64(m)
	}
	b.Reset()
	return n, nil
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = 0
	for {
		b.room(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// Reader reads a slice.
type Reader struct {
	s        []byte
	i        int64
	prevRune int // where the rune read last began; -1 where UnreadRune is not possible
}

func NewReader(b []byte) *Reader { return &Reader{b, 0, -1} }

func (r *Reader) Len() int       { return max(0, len(r.s)-int(r.i)) }
func (r *Reader) Size() int64    { return int64(len(r.s)) }
func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, -1} }

// rest gives what is left to read.
func (r *Reader) rest() []byte {
	r.prevRune = -1
	return r.s[min(int(r.i), len(r.s)):]
}

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n = copy(b, r.rest())
	r.i += int64(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	if n = copy(b, r.s[off:]); n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (r *Reader) ReadByte() (byte, error) {
	r.prevRune = -1
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.i++
	return r.s[r.i-1], nil
}

func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.prevRune = -1
	r.i--
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.i >= int64(len(r.s)) {
		r.prevRune = -1
		return 0, 0, io.EOF
	}
	r.prevRune = int(r.i)
	if c := r.s[r.i]; c < utf8.RuneSelf {
		ch, size = rune(c), 1
	} else {
		ch, size = utf8.DecodeRune(r.s[r.i:])
	}
	r.i += int64(size)
	return ch, size, nil
}

func (r *Reader) UnreadRune() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	}
	if r.prevRune < 0 {
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.i = int64(r.prevRune)
	r.prevRune = -1
	return nil
}

func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case 0:
	case 1:
		offset += r.i
	case 2:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	r.prevRune = -1
	if offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.i = offset
	return offset, nil
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	m, err := w.Write(rest)
	if m > len(rest) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	r.i += int64(m)
	if m < len(rest) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(m), err
}

func each(parts [][]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, p := range parts {
			if !yield(p) {
				return
			}
		}
	}
}

func SplitSeq(s, sep []byte) iter.Seq[[]byte]      { return each(Split(s, sep)) }
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return each(SplitAfter(s, sep)) }
func FieldsSeq(s []byte) iter.Seq[[]byte]          { return each(Fields(s)) }

func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) { each(FieldsFunc(s, f))(yield) }
}

// Lines gives the lines with their ends.
func Lines(s []byte) iter.Seq[[]byte] {
	lines := SplitAfter(s, []byte("\n"))
	if last := len(lines) - 1; len(lines[last]) == 0 {
		lines = lines[:last]
	}
	return each(lines)
}
