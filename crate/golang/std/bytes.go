// Package bytes works on slices of bytes, mostly by way of package strings.
package bytes

import (
	"errors"
	"io"
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

func Contains(b, sub []byte) bool         { return Index(b, sub) >= 0 }
func ContainsAny(b []byte, s string) bool { return strings.ContainsAny(string(b), s) }
func ContainsRune(b []byte, r rune) bool  { return strings.ContainsRune(string(b), r) }
func Count(s, sep []byte) int             { return strings.Count(string(s), string(sep)) }
func EqualFold(s, t []byte) bool          { return strings.EqualFold(string(s), string(t)) }
func HasPrefix(s, prefix []byte) bool     { return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix) }
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}
func IndexAny(s []byte, chars string) int  { return strings.IndexAny(string(s), chars) }
func IndexRune(s []byte, r rune) int       { return strings.IndexRune(string(s), r) }
func LastIndex(s, sep []byte) int          { return strings.LastIndex(string(s), string(sep)) }
func LastIndexByte(s []byte, c byte) int   { return strings.LastIndexByte(string(s), c) }
func ToLower(s []byte) []byte              { return []byte(strings.ToLower(string(s))) }
func ToUpper(s []byte) []byte              { return []byte(strings.ToUpper(string(s))) }
func Title(s []byte) []byte                { return []byte(strings.Title(string(s))) }
func Repeat(b []byte, count int) []byte    { return []byte(strings.Repeat(string(b), count)) }
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}
func Map(mapping func(rune) rune, s []byte) []byte { return []byte(strings.Map(mapping, string(s))) }
func Runes(s []byte) []rune                        { return []rune(string(s)) }

func IndexFunc(s []byte, f func(rune) bool) int { return strings.IndexFunc(string(s), f) }

// part gives the part of s that holds kept, a trimmed string(s), which began after skipped bytes.
func part(s []byte, skipped int, kept string) []byte { return s[skipped : skipped+len(kept)] }

func TrimLeft(s []byte, cutset string) []byte {
	kept := strings.TrimLeft(string(s), cutset)
	return part(s, len(s)-len(kept), kept)
}

func TrimRight(s []byte, cutset string) []byte {
	return part(s, 0, strings.TrimRight(string(s), cutset))
}
func Trim(s []byte, cutset string) []byte { return TrimRight(TrimLeft(s, cutset), cutset) }
func TrimSpace(s []byte) []byte {
	all := string(s)
	kept := strings.TrimSpace(all)
	if kept == "" {
		return nil
	}
	return part(s, strings.Index(all, kept), kept)
}

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func slices(parts []string) [][]byte {
	if parts == nil {
		return nil
	}
	out := make([][]byte, len(parts))
	for i, p := range parts {
		out[i] = []byte(p)
	}
	return out
}

func Fields(s []byte) [][]byte             { return slices(strings.Fields(string(s))) }
func Split(s, sep []byte) [][]byte         { return slices(strings.Split(string(s), string(sep))) }
func SplitN(s, sep []byte, n int) [][]byte { return slices(strings.SplitN(string(s), string(sep), n)) }

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

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// Buffer is a queue of bytes: written at its end, read at its start.
type Buffer struct {
	buf []byte
	at  int
}

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }
func (b *Buffer) Bytes() []byte        { return b.buf[b.at:] }
func (b *Buffer) Len() int             { return len(b.buf) - b.at }
func (b *Buffer) Cap() int             { return cap(b.buf) }
func (b *Buffer) Available() int       { return cap(b.buf) - len(b.buf) }
func (b *Buffer) Reset()               { b.buf, b.at = b.buf[:0], 0 }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.at:])
}

func (b *Buffer) Truncate(n int) {
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.at+n]
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		b.buf, b.at = append(make([]byte, 0, 2*cap(b.buf)+n), b.buf[b.at:]...), 0
	}
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.buf = append(b.buf, s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.buf = append(b.buf, c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

func (b *Buffer) Next(n int) []byte {
	n = min(n, b.Len())
	data := b.buf[b.at : b.at+n]
	b.at += n
	return data
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	return copy(p, b.Next(len(p))), nil
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	return b.Next(1)[0], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.at:])
	b.at += size
	return r, size, nil
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	i := IndexByte(b.buf[b.at:], delim)
	if i < 0 {
		return Clone(b.Next(b.Len())), io.EOF
	}
	return Clone(b.Next(i + 1)), nil
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	bytes, err := b.ReadBytes(delim)
	return string(bytes), err
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	m, err := w.Write(b.buf[b.at:])
	b.at += m
	return int64(m), err
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	part := make([]byte, MinRead)
	for {
		m, err := r.Read(part)
		b.Write(part[:m])
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
	s  []byte
	at int
}

func NewReader(b []byte) *Reader { return &Reader{s: b} }

func (r *Reader) Len() int { return len(r.s) - r.at }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	n = copy(b, r.s[r.at:])
	r.at += n
	return n, nil
}

func (r *Reader) ReadByte() (byte, error) {
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	r.at++
	return r.s[r.at-1], nil
}
