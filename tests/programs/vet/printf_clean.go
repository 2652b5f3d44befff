// Formats that fit.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type level int

func (l level) String() string { return [...]string{"low", "high"}[l] }

type pair[A, B any] struct {
	a A
	b B
}

func logf(format string, args ...any) { fmt.Printf("log: "+format+"\n", args...) }

func show[T any](x T) { fmt.Printf("%v %T\n", x, x) }

func main() {
	var err error = errors.New("bad")
	var any1 any = "x"
	fmt.Printf("%d %5d %-5d| %x %o %b %c %U\n", 1, 2, 3, 255, 8, 5, 'a', 'b')
	fmt.Printf("%s %q %v %x\n", "s", "q", "v", "x")
	fmt.Printf("%s %d\n", []byte("bytes"), []byte("ab"))
	fmt.Printf("%f %.2f %e %g\n", 1.0, 2.0, 3.0, 4.0)
	fmt.Printf("%t %v %s %s\n", true, nil, err, level(1))
	fmt.Printf("%v %+v %s %d\n", pair[int, string]{1, "b"}, struct{ n int }{1}, any1, level(0))
	fmt.Printf("%s %v\n", time.Second, []error{err})
	fmt.Printf("%[1]d %[1]x %*d %.*f\n", 10, 5, 3, 1, 2.0)
	fmt.Printf("%s %s\n", []string{"a"}, map[string]error{"k": err})
	fmt.Printf("100%%\n")
	fmt.Fprintf(os.Stdout, "%6.2f%%\n", 12.345)
	fmt.Println("50%", "a %", fmt.Sprint(1, 2))
	fmt.Println(fmt.Errorf("%w and %w", err, err), fmt.Errorf("%w", nil) != nil)
	logf("%s", "x")
	show(1)
	args := []any{1, 2}
	fmt.Printf("%d %d\n", args...)
	fmt.Println(args...)
}

// Output:
// 1     2 3    | ff 10 101 a U+0062
// s "q" v 78
// bytes [97 98]
// 1.000000 2.00 3.000000e+00 4
// true <nil> bad high
// {1 b} {n:1} x 0
// 1s [bad]
// 10 a     3 2.0
// [a] map[k:bad]
// 100%
//  12.35%
// 50% a % 1 2
// bad and bad true
// log: x
// 1 int
// 1 2
// 1 2
