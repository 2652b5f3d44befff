package main

import (
	"fmt"
	"reflect"
)

type pair struct {
	a, b int
	s    string
}

func main() {
	chans := make([]chan int, 5)
	cases := make([]reflect.SelectCase, 0, len(chans))
	for i := range chans {
		chans[i] = make(chan int)
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(chans[i])})
		go func() {
			chans[i] <- i * i
			close(chans[i])
		}()
	}
	sum, closed := 0, 0
	for closed < len(chans) {
		i, v, ok := reflect.Select(cases)
		if !ok {
			closed++
			cases[i].Chan = reflect.Value{}
			continue
		}
		sum += int(v.Int())
	}
	fmt.Println(sum, closed)
	c := make(chan pair, 1)
	cv := reflect.ValueOf(c)
	cv.Send(reflect.ValueOf(pair{1, 2, "three"}))
	fmt.Println(cv.Len(), cv.Cap(), cv.TrySend(reflect.ValueOf(pair{})))
	v, ok := cv.TryRecv()
	fmt.Println(v.Interface(), ok)
	v, ok = cv.TryRecv()
	fmt.Println(v.IsValid(), ok)
	i, _, _ := reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectSend, Chan: cv, Send: reflect.ValueOf(pair{4, 5, "six"})},
		{Dir: reflect.SelectDefault},
	})
	fmt.Println(i, <-c)
	big := make(chan [12]int, 1)
	bv := reflect.ValueOf(big)
	bv.Send(reflect.ValueOf([12]int{3: 7}))
	fmt.Println(<-big)
	made := reflect.MakeChan(reflect.TypeOf(c), 2)
	made.Send(reflect.ValueOf(pair{s: "x"}))
	made.Close()
	v, ok = made.Recv()
	fmt.Println(v, ok)
	v, ok = made.Recv()
	fmt.Println(v, ok, v.Field(2).String() == "")
	for _, f := range []func(){
		func() { made.Close() },
		func() { made.Send(reflect.ValueOf(pair{})) },
		func() { reflect.ValueOf((<-chan int)(nil)).Send(reflect.ValueOf(1)) },
		func() { reflect.ValueOf((chan<- int)(nil)).Recv() },
		func() { cv.Send(reflect.ValueOf(1)) },
		func() { reflect.ValueOf(3).Recv() },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// 30 5
// 1 1 false
// {1 2 three} true
// false false
// 0 {4 5 six}
// [0 0 0 7 0 0 0 0 0 0 0 0]
// {0 0 x} true
// {0 0 } false true
// close of closed channel
// send on closed channel
// reflect: send on recv-only channel
// reflect: recv on send-only channel
// reflect.Value.Send: value of type int is not assignable to type main.pair
// reflect: call of reflect.Value.Recv on int Value
