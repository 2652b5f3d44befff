// Value and pointer receivers, promotion through embedding, and what satisfies an interface.
package main

import "fmt"

type speaker interface{ speak() string }
type mover interface{ move(int) int }
type animal interface {
	speaker
	mover
}

type base struct{ at int }

func (b *base) move(n int) int { b.at += n; return b.at }
func (b base) where() int      { return b.at }

type dog struct {
	base
	name string
}

func (d dog) speak() string { return d.name + " barks" }

type loud struct{ speaker }

func (l loud) speak() string { return l.speaker.speak() + "!" }

type puppy struct{ *dog }

func (p puppy) speak() string { return "small " + p.dog.speak() }

func main() {
	d := &dog{base{1}, "rex"}
	var a animal = d
	fmt.Println(a.speak(), a.move(2), a.move(3), d.where(), d.base.at)
	var s speaker = *d
	_, ok := s.(mover)
	fmt.Println(ok)
	_, ok = speaker(d).(mover)
	fmt.Println(ok)
	fmt.Println(loud{s}.speak(), loud{loud{s}}.speak())
	p := puppy{d}
	fmt.Println(p.speak(), p.move(10), d.at, p.name)
	var m mover = p
	fmt.Println(m.move(1), m.(puppy).dog == d)
}

// Output:
// rex barks 3 6 6 6
// false
// true
// rex barks! rex barks!!
// small rex barks 16 16 rex
// 17 true
