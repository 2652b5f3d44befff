package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// own is a context that is none of the package's.
type own struct {
	done chan struct{}
	err  error
}

func (o *own) Deadline() (time.Time, bool) { return time.Time{}, false }
func (o *own) Done() <-chan struct{}       { return o.done }
func (o *own) Value(key any) any           { return nil }
func (o *own) Err() error {
	select {
	case <-o.done:
		return o.err
	default:
		return nil
	}
}

func main() {
	parent := &own{make(chan struct{}), errors.New("my own end")}
	child, cancel := context.WithCancel(parent)
	defer cancel()
	grandchild := context.WithValue(child, "k", "v")
	fmt.Println(child.Err(), grandchild.Err())
	close(parent.done)
	<-grandchild.Done()
	fmt.Println(grandchild.Err(), context.Cause(grandchild), grandchild.Value("k"))
	late, cancel2 := context.WithTimeout(parent, time.Hour)
	defer cancel2()
	fmt.Println(late.Err())
}

// Output:
// <nil> <nil>
// my own end my own end v
// my own end
