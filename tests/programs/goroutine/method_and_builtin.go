package main

import "fmt"

type t struct{ name string }

func (v t) hello(c chan string)    { c <- "value " + v.name }
func (v *t) pointer(c chan string) { c <- "pointer " + v.name }

type helloer interface{ hello(chan string) }

func main() {
	c := make(chan string)
	v := t{"a"}
	go v.hello(c)
	fmt.Println(<-c)
	go v.pointer(c)
	fmt.Println(<-c)
	var h helloer = v
	go h.hello(c)
	fmt.Println(<-c)
	f := v.hello
	v.name = "changed"
	go f(c)
	fmt.Println(<-c)
	go t.hello(v, c)
	fmt.Println(<-c)
	d := make(chan int)
	go close(d)
	<-d
	fmt.Println("closed")
}

// Output:
// value a
// pointer a
// value a
// value a
// value changed
// closed
