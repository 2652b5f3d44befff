// A method value binds its receiver at once; a method expression takes it as an argument.
package main

import "fmt"

type point struct{ x, y int }

func (p point) sum() int         { return p.x + p.y }
func (p *point) move(dx int)     { p.x += dx }
func (p point) plus(q point) int { return p.sum() + q.sum() }

type summer interface{ sum() int }

func main() {
	p := point{1, 2}
	byValue := p.sum
	byPointer := p.move
	p.x = 10
	fmt.Println(byValue(), p.sum())
	byPointer(5)
	fmt.Println(p)
	fmt.Println(point.sum(p), point.plus(p, point{1, 1}))
	(*point).move(&p, 1)
	fmt.Println(p, (*point).sum(&p))
	var s summer = p
	f := s.sum
	s = point{}
	fmt.Println(f(), s.sum(), summer.sum(s))
	func() {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		var none summer
		_ = none.sum
	}()
}

// Output:
// 3 12
// {15 2}
// 17 19
// {16 2} 18
// 18 0 0
// recovered: true
