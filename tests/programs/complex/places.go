// Complex numbers in structs, arrays, slices, maps, channels, interfaces, closures and pointers.
package main

import "fmt"

type signal struct {
	name string
	z    complex128
	w    [2]complex64
}

func sum(zs ...complex128) (t complex128) {
	for _, z := range zs {
		t += z
	}
	return
}

func kind(x any) string {
	switch v := x.(type) {
	case complex128:
		return fmt.Sprint("128 ", real(v))
	case complex64:
		return fmt.Sprint("64 ", imag(v))
	}
	return "other"
}

var global = 5 - 5i

func main() {
	s := signal{"s", 1 + 1i, [2]complex64{1i, 2}}
	s.z *= 2
	s.w[1] += 1i
	p := &s.z
	*p += 10
	fmt.Println(s, *p)
	t := s
	t.w[0]++
	fmt.Println(s == t, t.w)

	zs := []complex128{1, 2i}
	zs = append(zs, 3+3i, complex(4, 0))
	zs[1] -= zs[2]
	fmt.Println(zs, len(zs), sum(zs...), sum())
	fmt.Println(sum(1, 2i, 'c'))
	copy(zs, zs[2:])
	fmt.Println(zs)

	m := map[complex128]string{1i: "i", 1: "one"}
	m[complex(0, 1)] += "!"
	m[complex(0, 0)] = "zero"
	fmt.Println(m, m[-0], len(m))
	n := map[string]complex64{}
	n["a"] += 2i
	n["a"]++
	fmt.Println(n, n["none"])

	c := make(chan complex128, 2)
	c <- 7i
	c <- global
	fmt.Println(<-c, <-c)
	select {
	case c <- 1:
	}
	close(c)
	v, ok := <-c
	v2, ok2 := <-c
	fmt.Println(v, ok, v2, ok2)

	var x any = 2i
	fmt.Println(x == any(2i), x == any(complex64(2i)), kind(x), kind(complex64(3i)))
	z := x.(complex128)
	_, ok = x.(complex64)
	fmt.Println(z, ok)

	f := func() complex128 { z += global; return z }
	fmt.Println(f(), f())
	g := func() complex128 { return global }
	defer func(z complex128) { fmt.Println("deferred", z, g()) }(z)
	global = -global
	done := make(chan bool)
	go func(z complex128) { fmt.Println("go", z); done <- true }(global)
	<-done
	switch z {
	case 0:
		fmt.Println("zero")
	case 10 - 8i:
		fmt.Println("ten")
	default:
		fmt.Println("default", z)
	}
	func(zs [2]complex128) { zs[0] = 0; fmt.Println(zs) }([2]complex128{1, 2})
}

// Output:
// {s (12+2i) [(0+1i) (2+1i)]} (12+2i)
// false [(1+1i) (2+1i)]
// [(1+0i) (-3-1i) (3+3i) (4+0i)] 4 (5+2i) (0+0i)
// (100+2i)
// [(3+3i) (4+0i) (3+3i) (4+0i)]
// map[(0+0i):zero (0+1i):i! (1+0i):one] zero 3
// map[a:(1+2i)] (0+0i)
// (0+7i) (5-5i)
// (1+0i) true (0+0i) false
// true false 128 0 64 3
// (0+2i) false
// (5-3i) (10-8i)
// go (-5+5i)
// ten
// [(0+0i) (2+0i)]
// deferred (10-8i) (-5+5i)
