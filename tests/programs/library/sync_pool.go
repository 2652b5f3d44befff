package main

import (
	"bytes"
	"fmt"
	"sync"
)

func main() {
	made := 0
	p := sync.Pool{New: func() any {
		made++
		return new(bytes.Buffer)
	}}
	b := p.Get().(*bytes.Buffer)
	b.WriteString("used")
	b.Reset()
	p.Put(b)
	c := p.Get().(*bytes.Buffer)
	d := p.Get().(*bytes.Buffer)
	fmt.Println(c.Len(), d.Len(), made >= 2, c != d)
	var none sync.Pool
	fmt.Println(none.Get())
	none.Put(nil)
	fmt.Println(none.Get())
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 50; j++ {
				b := p.Get().(*bytes.Buffer)
				if b.Len() != 0 {
					fmt.Println("shared buffer")
				}
				fmt.Fprint(b, i, j)
				b.Reset()
				p.Put(b)
			}
		}()
	}
	wg.Wait()
}

// Output:
// 0 0 true true
// <nil>
// <nil>
