// Types that hold themselves: lists, trees, functions, maps and interfaces.
package main

import "fmt"

type list struct {
	value int
	next  *list
}

func (l *list) push(v int) *list { return &list{v, l} }

func (l *list) String() string {
	if l == nil {
		return "."
	}
	return fmt.Sprint(l.value, " ", l.next)
}

type state func(n int) state

func even(n int) state {
	fmt.Print("even", n, " ")
	if n == 0 {
		return nil
	}
	return odd
}

func odd(n int) state {
	fmt.Print("odd", n, " ")
	return even
}

type folder map[string]folder

func (f folder) count() int {
	n := 1
	for _, sub := range f {
		n += sub.count()
	}
	return n
}

type expr interface{ eval() int }
type num int
type sum struct{ l, r expr }
type neg struct{ expr }

func (n num) eval() int { return int(n) }
func (s sum) eval() int { return s.l.eval() + s.r.eval() }
func (n neg) eval() int { return -n.expr.eval() }

func main() {
	var l *list
	l = l.push(1).push(2).push(3)
	fmt.Println(l)
	n := 4
	for s := state(even); s != nil; n-- {
		s = s(n)
	}
	fmt.Println()
	root := folder{"a": {"b": nil, "c": {}}, "d": {}}
	fmt.Println(root.count())
	var e expr = sum{num(1), neg{sum{num(2), num(3)}}}
	fmt.Println(e.eval(), e)
}

// Output:
// 3 2 1 .
// even4 odd3 even2 odd1 even0
// 5
// -4 {1 {{2 3}}}
