package main

import (
	"errors"
	"fmt"
	"iter"
	"sync/atomic"
)

type pair[K comparable, V any] struct {
	Key K
	Val V
}

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) String() string { return fmt.Sprint("list of ", l.head) }

type opError[T any] struct{ at T }

func (e opError[T]) Error() string { return fmt.Sprintf("error at %v", e.at) }

type number interface{ ~int | ~float64 }

type celsius float64

func show[T any](x T) { fmt.Printf("%T %v %+v %#v\n", x, x, x, x) }

func sum[T number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t
}

func main() {
	show(pair[string, int]{"a", 1})
	show(pair[celsius, []error]{1.5, nil})
	show(pair[pair[int, bool], *int]{})
	show(map[string]pair[int, int]{"k": {1, 2}})
	show(sum(celsius(1), 2.5))
	fmt.Printf("%T %v\n", &list[int]{head: 3}, &list[int]{head: 3})
	fmt.Printf("%T %T %T\n", list[list[string]]{}, func(pair[int, string]) {}, make(chan list[byte]))
	err := fmt.Errorf("wrapped: %w", opError[string]{"home"})
	var oe opError[string]
	var other opError[int]
	fmt.Println(err, errors.As(err, &oe), oe.at, errors.As(err, &other))
	var p atomic.Pointer[celsius]
	var seq iter.Seq[int]
	fmt.Printf("%T %T %T\n", &p, seq, sum[int])
	type local[T any] struct{ v T }
	fmt.Printf("%T\n", local[rune]{})
	defer func() { fmt.Println(recover()) }()
	var x any = pair[int, int]{1, 2}
	_ = x.(pair[int, string])
}

// Output:
// main.pair[string,int] {a 1} {Key:a Val:1} main.pair[string,int]{Key:"a", Val:1}
// main.pair[main.celsius,[]error] {1.5 []} {Key:1.5 Val:[]} main.pair[main.celsius,[]error]{Key:1.5, Val:[]error(nil)}
// main.pair[main.pair[int,bool],*int] {{0 false} <nil>} {Key:{Key:0 Val:false} Val:<nil>} main.pair[main.pair[int,bool],*int]{Key:main.pair[int,bool]{Key:0, Val:false}, Val:(*int)(nil)}
// map[string]main.pair[int,int] map[k:{1 2}] map[k:{Key:1 Val:2}] map[string]main.pair[int,int]{"k":main.pair[int,int]{Key:1, Val:2}}
// main.celsius 3.5 3.5 3.5
// *main.list[int] list of 3
// main.list[main.list[string]] func(main.pair[int,string]) chan main.list[uint8]
// wrapped: error at home true home false
// *atomic.Pointer[main.celsius] iter.Seq[int] func(...int) int
// main.local[int32]
// interface conversion: interface {} is main.pair[int,int], not main.pair[int,string]
