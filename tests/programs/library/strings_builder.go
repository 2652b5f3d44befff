package main

import (
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	n, err := b.WriteString("ignition")
	fmt.Println(n, err)
	b.WriteByte('!')
	n, err = b.WriteRune('🚀')
	fmt.Println(n, err)
	n, err = b.Write([]byte{' ', 'o', 'k'})
	fmt.Println(n, err, b.Len(), b.String())
	kept := b.String()
	b.WriteString("more")
	fmt.Println(kept, len(b.String()))
	b.Reset()
	fmt.Println(b.Len(), b.String() == "", b.Cap())
	b.Grow(100)
	fmt.Println(b.Cap() >= 100, b.Len())
	b.WriteString("x")
	func() {
		defer func() { fmt.Println(recover()) }()
		c := b
		c.WriteString("y")
	}()
}

// Output:
// 8 <nil>
// 4 <nil>
// 3 <nil> 28 3...2...1...ignition!🚀 ok
// 3...2...1...ignition!🚀 ok 32
// 0 true 0
// true 0
// strings: illegal use of non-zero Builder copied by value
