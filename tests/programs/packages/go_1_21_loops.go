//go:build go1.21

package main

import "fmt"

type big struct{ a, b, c, d, e, f, g, h, i, j int }

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	for i, v := range []string{"a", "b", "c"} {
		fs = append(fs, func() { fmt.Print(i, v, " ") })
	}
	var ps []*int
	for _, v := range [...]int{4, 5, 6} {
		ps = append(ps, &v)
	}
	fmt.Println(*ps[0], *ps[1], ps[0] == ps[2])
	for k, v := range map[string]int{"x": 1} {
		fs = append(fs, func() { fmt.Print(k, v, " ") })
	}
	for _, r := range "héy" {
		fs = append(fs, func() { fmt.Print(string(r), " ") })
	}
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for x := range c {
		fs = append(fs, func() { fmt.Print(x, " ") })
	}
	for _, b := range []big{{a: 1}, {a: 2}} {
		fs = append(fs, func() { fmt.Print(b.a, " ") })
	}
	for _, a := range [][3]int{{1}, {2}} {
		fs = append(fs, func() { fmt.Print(a, " ") })
	}
	var e any
	for _, e = range []int{7, 8} {
	}
	for i := 0; i < 2; i++ {
		defer func() { fmt.Print("deferred ", i, "\n") }()
		i := i
		fs = append(fs, func() { fmt.Print("own ", i, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println(e)
}

// Output:
// 6 6 true
// 3 3 3 2c 2c 2c x1 y y y 2 2 2 2 [2 0 0] [2 0 0] own 0 own 1 8
// deferred 2
// deferred 2
