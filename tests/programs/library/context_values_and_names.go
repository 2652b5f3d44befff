package main

import (
	"context"
	"fmt"
	"time"
)

type key string
type number int

func (n number) String() string { return fmt.Sprintf("number %d", int(n)) }

type mine struct{ context.Context }

func main() {
	bg := context.Background()
	v := context.WithValue(bg, key("user"), "ann")
	w := context.WithValue(v, number(1), 42)
	c, cancel := context.WithCancel(w)
	fmt.Println(c.Value(key("user")), c.Value(number(1)), c.Value("user"), c.Value(key("none")))
	fmt.Println(bg, context.TODO())
	fmt.Println(v)
	fmt.Println(w)
	fmt.Println(c)
	free := context.WithoutCancel(c)
	fmt.Println(free, free.Value(key("user")))
	cancel()
	fmt.Println(free.Err(), c.Err())
	_, ok := free.Deadline()
	fmt.Println(ok)

	far := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	outer, cancel1 := context.WithDeadline(bg, far)
	defer cancel1()
	inner, cancel2 := context.WithDeadline(outer, far.Add(time.Hour))
	defer cancel2()
	d, ok := inner.Deadline()
	fmt.Println(d.Equal(far), ok, inner.Err())
	cancel1()
	<-inner.Done()
	fmt.Println(inner.Err())

	own, cancel3 := context.WithCancel(mine{bg})
	cancel3()
	fmt.Println(own.Err(), own)
	for _, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(nil, 1, 1) },
		func() { context.WithValue(bg, nil, 1) },
		func() { context.WithValue(bg, []int{}, 1) },
		func() { context.WithTimeout(nil, 1) },
		func() { context.WithoutCancel(nil) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// ann 42 <nil> <nil>
// context.Background context.TODO
// context.Background.WithValue(main.key, ann)
// context.Background.WithValue(main.key, ann).WithValue(number 1, int)
// context.Background.WithValue(main.key, ann).WithValue(number 1, int).WithCancel
// context.Background.WithValue(main.key, ann).WithValue(number 1, int).WithCancel.WithoutCancel ann
// <nil> context canceled
// false
// true true <nil>
// context canceled
// context canceled main.mine.WithCancel
// cannot create context from nil parent
// cannot create context from nil parent
// nil key
// key is not comparable
// cannot create context from nil parent
// cannot create context from nil parent
