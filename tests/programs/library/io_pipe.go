package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sync"
)

func main() {
	r, w := io.Pipe()
	go func() {
		fmt.Fprint(w, "first line\nsecond line\n")
		n, err := w.Write([]byte("third"))
		fmt.Println("wrote", n, err)
		w.CloseWithError(errors.New("broken off"))
	}()
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		fmt.Println("read", sc.Text())
	}
	fmt.Println(sc.Err())

	r, w = io.Pipe()
	var wg sync.WaitGroup
	wg.Go(func() {
		n, err := w.Write([]byte("0123456789"))
		fmt.Println(n, err)
		_, err = w.Write([]byte("x"))
		fmt.Println(err == io.ErrClosedPipe)
	})
	buf := make([]byte, 4)
	for range 2 {
		n, err := r.Read(buf)
		fmt.Println(n, err, string(buf[:n]))
	}
	r.Close()
	wg.Wait()
	_, err := r.Read(buf)
	fmt.Println(err)
	fmt.Println(w.Close())

	r, w = io.Pipe()
	go w.Close()
	n, err := r.Read(buf)
	fmt.Println(n, err)
	r, w = io.Pipe()
	r.CloseWithError(errors.New("reader left"))
	_, err = w.Write([]byte("a"))
	fmt.Println(err)
	r, w = io.Pipe()
	go func() { w.Write(nil); w.Close() }()
	n, err = r.Read(buf)
	fmt.Println(n, err)
}

// Output:
// read first line
// read second line
// wrote 5 <nil>
// read third
// broken off
// 4 <nil> 0123
// 4 <nil> 4567
// 8 io: read/write on closed pipe
// true
// io: read/write on closed pipe
// <nil>
// 0 EOF
// reader left
// 0 <nil>
