// Package bufio buffers readers and writers.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const (
	MaxScanTokenSize = 64 * 1024
	defaultSize      = 4096
)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrFinalToken      = errors.New("final token")
	ErrInvalidUnread   = errors.New("bufio: invalid use of UnreadByte")
)

// Writer collects writes; Flush passes them on.
type Writer struct {
	w   io.Writer
	buf []byte
	max int
	err error
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

func NewWriterSize(w io.Writer, size int) *Writer {
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{w: w, max: size}
}

func (b *Writer) Size() int      { return b.max }
func (b *Writer) Buffered() int  { return len(b.buf) }
func (b *Writer) Available() int { return b.max - len(b.buf) }
func (b *Writer) Reset(w io.Writer) {
	b.w, b.buf, b.err = w, b.buf[:0], nil
}

func (b *Writer) Flush() error {
	if b.err != nil || len(b.buf) == 0 {
		return b.err
	}
	n, err := b.w.Write(b.buf)
	if n < len(b.buf) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
	b.buf = b.buf[:copy(b.buf, b.buf[n:])]
	return err
}

// room flushes where n more bytes do not fit.
func (b *Writer) room(n int) {
	if len(b.buf) > 0 && len(b.buf)+n > b.max {
		b.Flush()
	}
}

func (b *Writer) Write(p []byte) (n int, err error) {
	if b.room(len(p)); b.err == nil {
		b.buf = append(b.buf, p...)
		if len(b.buf) >= b.max {
			b.Flush()
		}
	}
	if b.err != nil {
		return 0, b.err
	}
	return len(p), nil
}

func (b *Writer) WriteString(s string) (int, error) {
	if b.room(len(s)); b.err == nil {
		b.buf = append(b.buf, s...)
		if len(b.buf) >= b.max {
			b.Flush()
		}
	}
	if b.err != nil {
		return 0, b.err
	}
	return len(s), nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.room(1); b.err == nil {
		b.buf = append(b.buf, c)
	}
	return b.err
}

func (b *Writer) WriteRune(r rune) (size int, err error) { return b.WriteString(string(r)) }

// Reader reads ahead.
type Reader struct {
	r     io.Reader
	buf   []byte
	start int
	end   int
	err   error
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func NewReaderSize(rd io.Reader, size int) *Reader {
	return &Reader{r: rd, buf: make([]byte, max(size, 16))}
}

func (b *Reader) Buffered() int { return b.end - b.start }

func (b *Reader) Reset(r io.Reader) { b.r, b.start, b.end, b.err = r, 0, 0, nil }

// fill reads once more behind what is there.
func (b *Reader) fill() {
	if b.start > 0 {
		copy(b.buf, b.buf[b.start:b.end])
		b.start, b.end = 0, b.end-b.start
	}
	for i := 0; i < 100; i++ {
		n, err := b.r.Read(b.buf[b.end:])
		b.end += n
		b.err = err
		if n > 0 || err != nil {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) failure() error {
	err := b.err
	b.err = nil
	return err
}

func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, errors.New("bufio: negative count")
	}
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.start:b.end], errors.New("bufio: buffer full")
	}
	if b.Buffered() < n {
		return b.buf[b.start:b.end], b.failure()
	}
	return b.buf[b.start : b.start+n], nil
}

func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	if b.start == b.end {
		if b.err != nil {
			return 0, b.failure()
		}
		if b.fill(); b.start == b.end {
			return 0, b.failure()
		}
	}
	n = copy(p, b.buf[b.start:b.end])
	b.start += n
	return n, nil
}

func (b *Reader) ReadByte() (byte, error) {
	for b.start == b.end {
		if b.err != nil {
			return 0, b.failure()
		}
		b.fill()
	}
	c := b.buf[b.start]
	b.start++
	return c, nil
}

// UnreadByte gives the byte read last back.
func (b *Reader) UnreadByte() error {
	if b.start == 0 {
		return ErrInvalidUnread
	}
	b.start--
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.Buffered() < utf8.UTFMax && !utf8.FullRune(b.buf[b.start:b.end]) && b.err == nil {
		b.fill()
	}
	if b.start == b.end {
		return 0, 0, b.failure()
	}
	r, size = utf8.DecodeRune(b.buf[b.start:b.end])
	b.start += size
	return r, size, nil
}

func (b *Reader) ReadBytes(delim byte) (line []byte, err error) {
	for {
		if i := bytes.IndexByte(b.buf[b.start:b.end], delim); i >= 0 {
			line = append(line, b.buf[b.start:b.start+i+1]...)
			b.start += i + 1
			return line, nil
		}
		line = append(line, b.buf[b.start:b.end]...)
		b.start = b.end
		if b.err != nil {
			return line, b.failure()
		}
		b.fill()
	}
}

func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// ReadLine gives a line without its end; it is never a mere prefix.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadBytes('\n')
	if len(line) == 0 {
		return nil, false, err
	}
	return dropEnd(line), false, nil
}

func dropEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// SplitFunc finds a token at the start of data: how far to go on, and the token, nil where there is none yet.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// Scanner cuts what it reads into tokens.
type Scanner struct {
	r     io.Reader
	split SplitFunc
	max   int
	buf   []byte
	start int
	token []byte
	err   error
	ended bool // the reader has ended
	done  bool
	empty int
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize}
}

func (s *Scanner) Buffer(buf []byte, max int) { s.max = max }
func (s *Scanner) Split(split SplitFunc)      { s.split = split }
func (s *Scanner) Bytes() []byte              { return s.token }
func (s *Scanner) Text() string               { return string(s.token) }

func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

func (s *Scanner) stop(err error) bool {
	s.done, s.token, s.err = true, nil, err
	return false
}

// Scan goes on to the next token; false at the end or after an error.
func (s *Scanner) Scan() bool {
	for !s.done {
		if rest := s.buf[s.start:]; len(rest) > 0 || s.ended {
			advance, token, err := s.split(rest, s.ended)
			if err == ErrFinalToken {
				s.done, s.token = true, token
				return token != nil
			}
			switch {
			case err != nil:
				return s.stop(err)
			case advance < 0:
				return s.stop(ErrNegativeAdvance)
			case advance > len(rest):
				return s.stop(ErrAdvanceTooFar)
			}
			s.start += advance
			if token != nil {
				if advance > 0 {
					s.empty = 0
				} else if s.empty++; s.empty > 100 {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				s.token = token
				return true
			}
			if s.ended && (advance == 0 || s.start == len(s.buf)) {
				return s.stop(s.err)
			}
			if advance > 0 {
				continue
			}
		}
		if len(s.buf)-s.start >= s.max {
			return s.stop(ErrTooLong)
		}
		part := make([]byte, defaultSize)
		n, err := s.r.Read(part)
		// A token given before stays as it is: the rest moves to memory of its own.
		s.buf, s.start = append(append([]byte(nil), s.buf[s.start:]...), part[:n]...), 0
		if err != nil {
			s.ended, s.err = true, err
		}
	}
	s.token = nil
	return false
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(utf8.RuneError)), nil
	}
	return size, data[:size], nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, dropEnd(data[:i+1]), nil
	}
	if atEOF && len(data) > 0 {
		return len(data), dropEnd(data), nil
	}
	return 0, nil, nil
}

func space(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := utf8.DecodeRune(data[start:])
		if !space(r) {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if space(r) {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
