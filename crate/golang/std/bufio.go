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
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")

	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
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

func (b *Writer) Write(p []byte) (n int, err error) {
	for len(p) > b.Available() && b.err == nil {
		m := 0
		if len(b.buf) == 0 {
			m, b.err = b.w.Write(p)
		} else {
			m = b.Available()
			b.buf = append(b.buf, p[:m]...)
			b.Flush()
		}
		n += m
		p = p[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	b.buf = append(b.buf, p...)
	return n + len(p), nil
}

func (b *Writer) WriteString(s string) (n int, err error) {
	for len(s) > b.Available() && b.err == nil {
		m := 0
		if sw, ok := b.w.(io.StringWriter); ok && len(b.buf) == 0 {
			m, b.err = sw.WriteString(s)
		} else {
			m = b.Available()
			b.buf = append(b.buf, s[:m]...)
			b.Flush()
		}
		n += m
		s = s[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	b.buf = append(b.buf, s...)
	return n + len(s), nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.err == nil && b.Available() <= 0 {
		b.Flush()
	}
	if b.err == nil {
		b.buf = append(b.buf, c)
	}
	return b.err
}

func (b *Writer) WriteRune(r rune) (size int, err error) {
	s := string(r)
	if len(s) > b.Available() && b.err == nil {
		b.Flush()
	}
	return b.WriteString(s)
}

func (b *Writer) AvailableBuffer() []byte { return make([]byte, 0, b.Available()) }

func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	part := make([]byte, defaultSize)
	for {
		m, err := r.Read(part)
		n += int64(m)
		b.Write(part[:m])
		if b.err != nil {
			return n, b.err
		}
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// Reader reads ahead.
type Reader struct {
	r     io.Reader
	buf   []byte
	start int
	end   int
	err   error
	last  int // size of the rune read last, -1: none, or UnreadRune
	byte  int // the byte read last, -1: none
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	return &Reader{r: rd, buf: make([]byte, max(size, 16)), last: -1, byte: -1}
}

func (b *Reader) Size() int     { return len(b.buf) }
func (b *Reader) Buffered() int { return b.end - b.start }

func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	*b = Reader{r: r, buf: b.buf, last: -1, byte: -1}
}

// fill reads once more behind what is there.
func (b *Reader) fill() {
	if b.start > 0 {
		copy(b.buf, b.buf[b.start:b.end])
		b.start, b.end = 0, b.end-b.start
	}
	for i := 0; i < 100; i++ {
		n, err := b.r.Read(b.buf[b.end:])
		if n < 0 {
			panic(errors.New("bufio: reader returned negative count from Read"))
		}
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

// took goes n bytes on.
func (b *Reader) took(n int) {
	b.start += n
	b.last, b.byte = -1, -1
	if n > 0 {
		b.byte = int(b.buf[b.start-1])
	}
}

func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.last, b.byte = -1, -1
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.start:b.end], ErrBufferFull
	}
	if b.Buffered() < n {
		err := b.failure()
		if err == nil {
			err = ErrBufferFull
		}
		return b.buf[b.start:b.end], err
	}
	return b.buf[b.start : b.start+n], nil
}

// Discard skips n bytes.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	for discarded < n {
		if b.start == b.end {
			if b.err != nil {
				return discarded, b.failure()
			}
			b.fill()
		}
		step := min(n-discarded, b.Buffered())
		b.took(step)
		discarded += step
	}
	return n, nil
}

func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.failure()
	}
	if b.start == b.end {
		if b.err != nil {
			return 0, b.failure()
		}
		if len(p) >= len(b.buf) {
			// Nothing is gained by a copy in between.
			n, b.err = b.r.Read(p)
			if n > 0 {
				b.last, b.byte = -1, int(p[n-1])
			}
			return n, b.failure()
		}
		b.start, b.end = 0, 0
		n, b.err = b.r.Read(b.buf)
		if n == 0 {
			return 0, b.failure()
		}
		b.end = n
	}
	n = copy(p, b.buf[b.start:b.end])
	b.took(n)
	return n, nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.last = -1
	for b.start == b.end {
		if b.err != nil {
			return 0, b.failure()
		}
		b.fill()
	}
	b.took(1)
	return b.buf[b.start-1], nil
}

// UnreadByte gives the byte read last back.
func (b *Reader) UnreadByte() error {
	if b.byte < 0 || b.start == 0 && b.end > 0 {
		return ErrInvalidUnreadByte
	}
	if b.start > 0 {
		b.start--
	} else {
		b.end = 1
	}
	b.buf[b.start] = byte(b.byte)
	b.last, b.byte = -1, -1
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.Buffered() < utf8.UTFMax && !utf8.FullRune(b.buf[b.start:b.end]) && b.err == nil && b.Buffered() < len(b.buf) {
		b.fill()
	}
	b.last = -1
	if b.start == b.end {
		return 0, 0, b.failure()
	}
	r, size = utf8.DecodeRune(b.buf[b.start:b.end])
	b.took(size)
	b.last = size
	return r, size, nil
}

// UnreadRune gives the rune read last back, if nothing else was done since.
func (b *Reader) UnreadRune() error {
	if b.last < 0 || b.start < b.last {
		return ErrInvalidUnreadRune
	}
	b.start -= b.last
	b.last, b.byte = -1, -1
	return nil
}

// ReadSlice gives what there is up to delim, in the buffer itself.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	scanned := 0
	for {
		if i := bytes.IndexByte(b.buf[b.start+scanned:b.end], delim); i >= 0 {
			i += scanned + 1
			line = b.buf[b.start : b.start+i]
			b.took(i)
			return line, nil
		}
		if b.err != nil || b.Buffered() >= len(b.buf) {
			line = b.buf[b.start:b.end]
			b.took(len(line))
			if b.err != nil {
				return line, b.failure()
			}
			return line, ErrBufferFull
		}
		scanned = b.Buffered()
		b.fill()
	}
}

func (b *Reader) ReadBytes(delim byte) (line []byte, err error) {
	for {
		part, err := b.ReadSlice(delim)
		line = append(line, part...)
		if err != ErrBufferFull {
			return line, err
		}
	}
}

func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// ReadLine gives a line without its end, or as much of it as the buffer holds.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if len(line) > 0 && line[len(line)-1] == '\r' {
			// It may belong to the line's end.
			b.start--
			line = line[:len(line)-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		return nil, false, err
	}
	return dropEnd(line), false, nil
}

func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	for {
		m, err := w.Write(b.buf[b.start:b.end])
		b.took(m)
		n += int64(m)
		if err != nil {
			return n, err
		}
		if b.err != nil {
			if err = b.failure(); err == io.EOF {
				err = nil
			}
			return n, err
		}
		b.fill()
	}
}

// ReadWriter is a Reader and a Writer.
type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }

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
	size  int // of the buffer that the program gave

	started bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize}
}

func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.max, s.size = max, cap(buf)
}

func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

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
	s.started = true
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
		if len(s.buf)-s.start >= max(s.max, s.size) {
			return s.stop(ErrTooLong)
		}
		part := make([]byte, min(defaultSize, max(s.max, s.size, 1)))
		n, err, none := 0, error(nil), 0
		for n, err = s.r.Read(part); n == 0 && err == nil; n, err = s.r.Read(part) {
			if none++; none > 100 {
				err = io.ErrNoProgress
				break
			}
		}
		if n < 0 || n > len(part) {
			return s.stop(ErrBadReadCount)
		}
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
