package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type plain struct{ r io.Reader }

func (p plain) Read(b []byte) (int, error) { return p.r.Read(b) }

type slow struct{ s string }

func (s *slow) Read(b []byte) (int, error) {
	if s.s == "" {
		return 0, io.EOF
	}
	n := copy(b[:1], s.s)
	s.s = s.s[n:]
	return n, nil
}

type failing struct{}

func (failing) Read(b []byte) (int, error) { return 0, errors.New("bad read") }

type closer struct{ io.Reader }

func main() {
	all, err := io.ReadAll(io.LimitReader(strings.NewReader("0123456789"), 4))
	fmt.Println(string(all), err)
	lr := &io.LimitedReader{R: strings.NewReader("abcdef"), N: 3}
	io.Copy(os.Stdout, lr)
	fmt.Println(lr.N)
	var tee bytes.Buffer
	all, err = io.ReadAll(io.TeeReader(&slow{"tee'd"}, &tee))
	fmt.Println(string(all), err, tee.String())
	all, err = io.ReadAll(io.MultiReader(strings.NewReader("a"), &slow{"bc"}, strings.NewReader("")))
	fmt.Println(string(all), err)
	var one, two strings.Builder
	mw := io.MultiWriter(&one, &two)
	n, err := io.WriteString(mw, "both")
	fmt.Println(n, err, one.String(), two.String())
	sr := io.NewSectionReader(strings.NewReader("hello section"), 6, 7)
	part := make([]byte, 3)
	k, err := sr.ReadAt(part, 5)
	fmt.Println(k, err, string(part[:k]), sr.Size())
	pos, err := sr.Seek(-3, io.SeekEnd)
	all, _ = io.ReadAll(sr)
	fmt.Println(pos, err, string(all))
	_, err = sr.Seek(-1, io.SeekStart)
	fmt.Println(err)
	_, err = sr.Seek(0, 9)
	fmt.Println(err)
	m, err := io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(m, err)
	m, err = io.CopyN(os.Stdout, plain{strings.NewReader("12345\n")}, 3)
	fmt.Println("|", m, err)
	m, err = io.CopyBuffer(struct{ io.Writer }{os.Stdout}, plain{strings.NewReader("buffered\n")}, make([]byte, 2))
	fmt.Println(m, err)
	b := make([]byte, 4)
	k, err = io.ReadFull(&slow{"ab"}, b)
	fmt.Println(k, err)
	k, err = io.ReadFull(&slow{""}, b)
	fmt.Println(k, err)
	k, err = io.ReadAtLeast(&slow{"abcdef"}, b, 2)
	fmt.Println(k, err)
	_, err = io.ReadAtLeast(&slow{"abcdef"}, b, 9)
	fmt.Println(err)
	_, err = io.ReadAll(failing{})
	fmt.Println(err)
	rc := io.NopCloser(strings.NewReader("x"))
	_, isTo := rc.(io.WriterTo)
	_, isTo2 := io.NopCloser(plain{}).(io.WriterTo)
	fmt.Println(rc.Close(), isTo, isTo2)
	m, err = io.Copy(io.Discard, io.MultiReader(strings.NewReader("abc"), failing{}))
	fmt.Println(m, err)
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortBuffer, io.ErrShortWrite, io.ErrNoProgress, io.ErrClosedPipe)
	buf := &bytes.Buffer{}
	ow := io.NewOffsetWriter(writerAt{buf}, 2)
	ow.Write([]byte("zz"))
	ow.WriteAt([]byte("y"), 5)
	pos, err = ow.Seek(1, io.SeekCurrent)
	fmt.Println(buf.String(), pos, err)
}

type writerAt struct{ b *bytes.Buffer }

func (w writerAt) WriteAt(p []byte, off int64) (int, error) {
	fmt.Fprintf(w.b, "%d:%s ", off, p)
	return len(p), nil
}

// Output:
// 0123 <nil>
// abc0
// tee'd <nil> tee'd
// abc <nil>
// 4 <nil> both both
// 2 EOF on 7
// 4 <nil> ion
// Seek: invalid offset
// Seek: invalid whence
// 3 EOF
// 123| 3 <nil>
// buffered
// 9 <nil>
// 2 unexpected EOF
// 0 EOF
// 2 <nil>
// short buffer
// bad read
// <nil> true false
// 3 bad read
// EOF unexpected EOF short buffer short write multiple Read calls return no data or error io: read/write on closed pipe
// 2:zz 7:y  3 <nil>
