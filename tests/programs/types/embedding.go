package main

import "fmt"

type animal struct{ name string }

func (a animal) speak() string    { return a.name + " speaks" }
func (a *animal) rename(n string) { a.name = n }

type dog struct {
	animal
	*tail
	breed string
}

type tail struct{ wags int }

func (t *tail) wag() int { t.wags++; return t.wags }

type speaker interface{ speak() string }

type wagger interface {
	speaker
	wag() int
}

func main() {
	d := dog{animal{"Rex"}, &tail{}, "mix"}
	d.rename("Max")
	d.wag()
	var w wagger = d
	fmt.Println(d.speak(), w.wag(), d.wags, w.speak(), d.animal.name)
	var s speaker = &d
	d.name = "Tom"
	fmt.Println(s.speak(), w.speak())
	f := d.wag
	g := (*dog).rename
	g(&d, "Ann")
	fmt.Println(f(), d.name)
	if _, ok := s.(wagger); ok {
		fmt.Println("also a wagger")
	}
	fmt.Printf("%T %v\n", s, w.(speaker).speak())
}

// Output:
// Max speaks 2 2 Max speaks Max
// Tom speaks Max speaks
// 3 Ann
// also a wagger
// *main.dog Max speaks
