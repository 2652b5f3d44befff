package main

type Bool bool

func none(yield func() bool)             {}
func one(yield func(int) bool)           {}
func three(yield func(a, b, c int) bool) {}
func plain(yield func(int))              {}
func own(yield func(int) Bool)           {}
func result(yield func(int) bool) int    { return 0 }
func nothing()                           {}

func main() {
	for x := range none { // ERROR "range over none (value of type func(yield func() bool)) permits no iteration variables"
	}
	for x, y := range one { // ERROR "declared and not used: x"
	}
	for range three { // ERROR "cannot range over three (value of type func(yield func(a int, b int, c int) bool)): func must be func(yield func(...) bool): yield func has too many parameters"
	}
	for range plain { // ERROR "cannot range over plain (value of type func(yield func(int))): func must be func(yield func(...) bool): yield func does not return bool"
	}
	for range own { // ERROR "cannot range over own (value of type func(yield func(int) Bool)): func must be func(yield func(...) bool): yield func returns user-defined boolean, not bool"
	}
	for range result { // ERROR "cannot range over result (value of type func(yield func(int) bool) int): func must be func(yield func(...) bool): unexpected results"
	}
	for range nothing { // ERROR "cannot range over nothing (value of type func()): func must be func(yield func(...) bool): wrong argument count"
	}
	for s := range one { // ERROR "declared and not used: s"
		s = "text" // ERROR "cannot use "text" (untyped string constant) as int value in assignment"
	}
}
