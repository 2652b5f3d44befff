// A method value of a pointer works on what it points to, whoever calls it.
//
// Want: race
package main

import "sync"

type point struct{ x int }

func (p *point) move() { p.x++ }

func main() {
	p := point{}
	move := p.move
	var wg sync.WaitGroup
	wg.Go(move)
	wg.Go(move)
	wg.Wait()
}
