package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	r := strings.NewReader("héllo, world")
	fmt.Println(r.Len(), r.Size())
	b := make([]byte, 3)
	n, err := r.Read(b)
	fmt.Println(n, err, string(b[:n]))
	fmt.Println(r.UnreadRune())
	c, size, err := r.ReadRune()
	fmt.Println(string(c), size, err, r.UnreadRune(), r.UnreadRune())
	by, err := r.ReadByte()
	fmt.Println(by, err, r.UnreadByte())
	for _, whence := range []int{0, 1, 2, 3} {
		at, err := r.Seek(-2, whence)
		fmt.Println(at, err, r.Len())
	}
	n, err = r.ReadAt(b, 10)
	fmt.Println(n, err, string(b[:n]))
	n, err = r.ReadAt(b, 100)
	fmt.Println(n, err)
	n, err = r.ReadAt(b, -1)
	fmt.Println(n, err)
	r.Seek(0, io.SeekStart)
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	r.Seek(7, 0)
	m, err := r.WriteTo(os.Stdout)
	fmt.Println("|", m, err, r.Len())
	m, err = r.WriteTo(os.Stdout)
	fmt.Println(m, err)
	_, err = r.ReadByte()
	_, _, err2 := r.ReadRune()
	n, err3 := r.Read(nil)
	fmt.Println(err, err2, n, err3)
	r.Seek(99, 0)
	n, err = r.Read(b)
	fmt.Println(r.Len(), n, err)
	r.Reset("new")
	all, err := io.ReadAll(r)
	fmt.Println(string(all), err)
	fmt.Printf("%+v\n", *strings.NewReader("abc"))
}

// Output:
// 13 13
// 3 <nil> hé
// strings.Reader.UnreadRune: previous operation was not ReadRune
// l 1 <nil> <nil> strings.Reader.UnreadRune: previous operation was not ReadRune
// 108 <nil> <nil>
// 0 strings.Reader.Seek: negative position 10
// 1 <nil> 12
// 11 <nil> 2
// 0 strings.Reader.Seek: invalid whence 2
// 3 <nil> rld
// 0 EOF
// 0 strings.Reader.ReadAt: negative offset
// strings.Reader.UnreadByte: at beginning of string strings.Reader.UnreadRune: at beginning of string
//  world| 6 <nil> 0
// 0 <nil>
// EOF EOF 0 EOF
// 0 0 EOF
// new <nil>
// {s:abc i:0 prevRune:-1}
