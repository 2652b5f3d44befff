// goto out of and around loops, switches, selects and blocks; labels on every kind of statement.
package main

import "fmt"

func loop() (trace []int) {
	i := 0
top:
	if i < 3 {
		trace = append(trace, i)
		i++
		goto top
	}
	return
}

func out(xs [][]int, want int) string {
	var i, j int
	for i = range xs {
		for j = range xs[i] {
			if xs[i][j] == want {
				goto found
			}
		}
	}
	return "none"
found:
	return fmt.Sprint(i, j)
}

func closures() (fs []func() int) {
	i := 0
again:
	{
		j := i * 10
		fs = append(fs, func() int { j++; return j })
	}
	if i++; i < 3 {
		goto again
	}
	return
}

func blocks(n int) (s string) {
	{
		if n == 0 {
			goto sw
		}
		s += "b"
	}
	if n > 1 {
		s += "i"
		if n > 2 {
			goto sw
		}
		s += "c"
	}
sw:
	switch n {
	case 1, 2:
		for {
			s += "f"
			break sw
		}
	case 3:
		goto end
	default:
		n = 3
		goto sw
	}
sel:
	select {
	default:
		if n == 2 {
			break sel
		}
		s += "d"
	}
	s += "z"
end:
	return s
}

func retry() (n int) {
	defer func() { n += 100 }()
	c := make(chan int, 1)
retry:
	select {
	case c <- n:
		n++
		goto retry
	case x := <-c:
		n += 10
		if x < 10 {
			goto retry
		}
	}
	return n
}

func main() {
	fmt.Println(loop())
	fmt.Println(out([][]int{{1, 2}, {3, 4}}, 4), out(nil, 1))
	for _, f := range closures() {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	for n := range 5 {
		fmt.Println(n, blocks(n))
	}
	fmt.Println(retry())
}

// Output:
// [0 1 2]
// 1 1 none
// 1 2 11 12 21 22
// 0
// 1 bfdz
// 2 bicfz
// 3 bi
// 4 bi
// 122
