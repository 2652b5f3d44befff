// Returning several values of all kinds from inside loops over functions.
package main

import (
	"errors"
	"fmt"
)

func once(yield func(string) bool) { yield("once") }

type big struct {
	a [4]int
	s string
	m map[string]int
}

func all() (int, string, big, error, [2]float64, any) {
	for s := range once {
		for t := range once {
			return len(s), s + t, big{[4]int{1, 2}, t, map[string]int{s: 1}}, errors.New(t), [2]float64{1.5, 2}, s
		}
	}
	panic("unreachable")
}

func pass() (int, string, big, error, [2]float64, any) {
	for range once {
		return all()
	}
	return 0, "", big{}, nil, [2]float64{}, nil
}

func swap(a, b big) (x, y big) {
	x, y = a, b
	for range once {
		for range once {
			return y, x
		}
	}
	return
}

func blank() (_ int, s string, _ [2]int) {
	for range once {
		return 7, "seven", [2]int{7, 8}
	}
	return
}

func iface() (e error, x any) {
	for s := range once {
		return nil, s
	}
	return
}

func none() {
	for s := range once {
		if s == "once" {
			fmt.Println("leaving")
			return
		}
	}
	fmt.Println("not here")
}

func closure() func() (int, error) {
	return func() (int, error) {
		for s := range once {
			return len(s), nil
		}
		return 0, errors.New("none")
	}
}

func main() {
	fmt.Println(all())
	fmt.Println(pass())
	x, y := swap(big{s: "a"}, big{s: "b"})
	fmt.Println(x.s, y.s)
	fmt.Println(blank())
	fmt.Println(iface())
	none()
	fmt.Println(closure()())
}

// Output:
// 4 onceonce {[1 2 0 0] once map[once:1]} once [1.5 2] once
// 4 onceonce {[1 2 0 0] once map[once:1]} once [1.5 2] once
// b a
// 7 seven [7 8]
// <nil> once
// leaving
// 4 <nil>
