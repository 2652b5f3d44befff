// Operations that all types of a constraint share: index, range, len, cap, make, append, send, receive, call, compare, convert.
package main

import "fmt"

type Bytes interface{ ~string | ~[]byte }

func count[B Bytes](b B) (n int) {
	for i := 0; i < len(b); i++ {
		if b[i] == 'a' {
			n++
		}
	}
	return
}

func reversed[S ~[]E, E any](s S) S {
	out := make(S, 0, len(s))
	for i := len(s) - 1; i >= 0; i-- {
		out = append(out, s[i])
	}
	return out
}

func keys[M ~map[K]V, K comparable, V any](m M) int {
	n := 0
	for range m {
		n++
	}
	for k := range m {
		delete(m, k)
	}
	return n + len(m)
}

func pass[C ~chan E, E any](c C, e E) E {
	go func() { c <- e }()
	for x := range c {
		return x
	}
	panic("closed")
}

func apply[F ~func(A) B, A, B any](f F, a A) B { return f(a) }

func last[A ~[3]E, E any](a A) (e E) {
	a[0], a[2] = a[2], a[0]
	for _, x := range a {
		e = x
	}
	return e
}

func deref[P ~*E, E any](p P) E { return *p }

func index[S ~[]E, E comparable](s S, x E) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}

type Integer interface {
	~int | ~int8 | ~int16 | ~uint8 | ~uint32 | ~uint64
}

func convert[To, From Integer](x From) To { return To(x) }

func shifts[T Integer](x T) [4]T { return [4]T{x << 3, x >> 1, ^x, x &^ 5} }

func upTo[T ~int | ~uint8](n T) (out []T) {
	for i := T(0); i < n; i++ {
		out = append(out, i)
	}
	for i := range []T{n, n} {
		out = append(out, T(i))
	}
	return
}

func text[T ~int32 | ~uint8 | ~[]byte | ~[]rune](x T) string { return string(x) }

type Names []string
type Ages map[string]int
type Pipe chan int
type Op func(int) string

func main() {
	fmt.Println(count("banana"), count([]byte("abca")))
	r := reversed(Names{"x", "y", "z"})
	fmt.Printf("%T %v\n", r, r)
	fmt.Println(keys(Ages{"a": 1, "b": 2}))
	fmt.Println(pass(make(Pipe), 7), pass(make(chan [2]string, 1), [2]string{"p", "q"}))
	fmt.Println(apply(Op(func(i int) string { return fmt.Sprint("op", i) }), 3))
	a := [3]string{"1", "2", "3"}
	fmt.Println(last(a), a)
	n := 42
	fmt.Println(deref(&n))
	fmt.Println(index([]float64{1, 2.5}, 2.5), index([]any{1, "x", nil}, any("x")), index([][2]int{{1, 2}, {3, 4}}, [2]int{3, 4}))
	fmt.Println(convert[uint8](300), convert[int8](uint8(200)), convert[uint64](int8(-1)), convert[int16](uint32(1<<31+5)))
	fmt.Println(shifts(int8(100)), shifts(uint8(200)), shifts(uint64(1<<63)), shifts(-7))
	fmt.Println(upTo(3), upTo(uint8(2)))
	fmt.Println(text(rune(955)), text(byte(65)), text([]byte("hi")), text([]rune{0x4e16, 0x754c}))
}

// Output:
// 3 2
// main.Names [z y x]
// 2
// 7 [p q]
// op3
// 1 [1 2 3]
// 42
// 1 1 1
// 44 -56 18446744073709551615 5
// [32 50 -101 96] [64 100 55 200] [0 4611686018427387904 9223372036854775807 9223372036854775808] [-56 -4 6 -8]
// [0 1 2 0 1] [0 1 0 1]
// λ A hi 世界
