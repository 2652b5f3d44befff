// Package context carries cancellation, deadlines and values down a tree of calls.
package context

import (
	"errors"
	"sync"
	"time"
)

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

type CancelFunc func()
type CancelCauseFunc func(cause error)

// Canceled is the Err of a context whose cancel function was called.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the Err of a context whose time is over.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

type emptyCtx struct{ name string }

func (*emptyCtx) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (*emptyCtx) Done() <-chan struct{}                   { return nil }
func (*emptyCtx) Err() error                              { return nil }
func (*emptyCtx) Value(key any) any                       { return nil }
func (e *emptyCtx) String() string                        { return e.name }

var (
	background = &emptyCtx{"context.Background"}
	todo       = &emptyCtx{"context.TODO"}
)

func Background() Context { return background }
func TODO() Context       { return todo }

func nameOf(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return typeName(c)
}

// child is what a cancelled context passes the news to.
type child interface{ cancel(err, cause error) }

// cancelCtx is cancelled by its function, by its parent, or by a timer. mu guards err, cause, children and timer.
type cancelCtx struct {
	parent   Context
	done     chan struct{}
	mu       sync.Mutex
	err      error
	cause    error
	children map[child]struct{}
	timer    *time.Timer
	deadline time.Time
	timed    bool
}

// self is the key by which a context finds the cancelCtx nearest above it.
type selfKey struct{}

var self any = selfKey{}

func (c *cancelCtx) Done() <-chan struct{} { return c.done }

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) Deadline() (time.Time, bool) {
	if c.timed {
		return c.deadline, true
	}
	return c.parent.Deadline()
}

func (c *cancelCtx) Value(key any) any {
	if key == self {
		return c
	}
	return c.parent.Value(key)
}

func (c *cancelCtx) String() string {
	if c.timed {
		return nameOf(c.parent) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
	}
	return nameOf(c.parent) + ".WithCancel"
}

// cancel ends c and all below it. The first call counts.
func (c *cancelCtx) cancel(err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err, c.cause = err, cause
	close(c.done)
	children := c.children
	c.children = nil
	timer := c.timer
	c.timer = nil
	c.mu.Unlock()
	if timer != nil {
		timer.Stop()
	}
	for below := range children {
		below.cancel(err, cause)
	}
}

// leave takes c from its parent's children.
func leave(parent Context, c child) {
	if above := nearest(parent); above != nil {
		above.mu.Lock()
		delete(above.children, c)
		above.mu.Unlock()
	}
}

// nearest gives the cancelCtx that parent's Done is; nil where there is none or parent has a Done of its own.
func nearest(parent Context) *cancelCtx {
	above, ok := parent.Value(self).(*cancelCtx)
	if !ok || above.done != parent.Done() {
		return nil
	}
	return above
}

// join makes c hear of parent's end.
func join(parent Context, c child, own <-chan struct{}) {
	done := parent.Done()
	if done == nil {
		return
	}
	if above := nearest(parent); above != nil {
		above.mu.Lock()
		err, cause := above.err, above.cause
		if err == nil {
			if above.children == nil {
				above.children = make(map[child]struct{})
			}
			above.children[c] = struct{}{}
		}
		above.mu.Unlock()
		if err != nil {
			c.cancel(err, cause)
		}
		return
	}
	select {
	case <-done:
		c.cancel(parent.Err(), Cause(parent))
		return
	default:
	}
	go func() {
		select {
		case <-done:
			c.cancel(parent.Err(), Cause(parent))
		case <-own:
		}
	}()
}

func newCancel(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &cancelCtx{parent: parent, done: make(chan struct{})}
}

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancel(parent)
	join(parent, c, c.done)
	return c, func() {
		c.cancel(Canceled, nil)
		leave(parent, c)
	}
}

func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancel(parent)
	join(parent, c, c.done)
	return c, func(cause error) {
		c.cancel(Canceled, cause)
		leave(parent, c)
	}
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	c := newCancel(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		join(parent, c, c.done)
	} else {
		c.deadline, c.timed = d, true
		join(parent, c, c.done)
		expire := func() {
			c.cancel(DeadlineExceeded, cause)
			leave(parent, c)
		}
		if left := time.Until(d); left <= 0 {
			expire()
		} else {
			c.mu.Lock()
			if c.err == nil {
				c.timer = time.AfterFunc(left, expire)
			}
			c.mu.Unlock()
		}
	}
	return c, func() {
		c.cancel(Canceled, nil)
		leave(parent, c)
	}
}

// Cause says why c was cancelled; nil while it is not.
func Cause(c Context) error {
	if above, ok := c.Value(self).(*cancelCtx); ok {
		above.mu.Lock()
		cause := above.cause
		above.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

type valueCtx struct {
	Context
	key, val any
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}

func describe(v any) string {
	switch v := v.(type) {
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	case nil:
		return "<nil>"
	}
	return typeName(v)
}

// typeName gives the name of v's dynamic type.
func typeName(v any) string

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + describe(c.key) + ", " + describe(c.val) + ")"
}

func canCompare(v any) bool

func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !canCompare(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

type withoutCancel struct{ c Context }

func (withoutCancel) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (withoutCancel) Done() <-chan struct{}                   { return nil }
func (withoutCancel) Err() error                              { return nil }
func (w withoutCancel) String() string                        { return nameOf(w.c) + ".WithoutCancel" }

func (w withoutCancel) Value(key any) any {
	if key == self {
		return nil
	}
	return w.c.Value(key)
}

// WithoutCancel keeps parent's values and nothing else.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancel{parent}
}

// follower runs f once, unless it was stopped before.
type follower struct {
	once sync.Once
	done chan struct{}
	f    func()
}

func (a *follower) cancel(err, cause error) {
	a.once.Do(func() {
		close(a.done)
		go a.f()
	})
}

// AfterFunc runs f in a goroutine once ctx is done. stop reports whether it prevented that.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &follower{done: make(chan struct{}), f: f}
	join(ctx, a, a.done)
	return func() bool {
		stopped := false
		a.once.Do(func() {
			stopped = true
			close(a.done)
		})
		if stopped {
			leave(ctx, a)
		}
		return stopped
	}
}
