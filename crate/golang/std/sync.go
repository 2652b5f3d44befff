// Package sync has locks and other ways to wait for goroutines.
package sync

import "sync/atomic"

type Locker interface {
	Lock()
	Unlock()
}

type noCopy struct{}

// The fields of Mutex, RWMutex and WaitGroup are those that printing a value shows in Go. The host has the
// first word for itself, of RWMutex the first two; the others stay zero.

type Mutex struct {
	_  noCopy
	mu struct {
		state uint64
		sema  uint32
	}
}

func (m *Mutex) Lock()
func (m *Mutex) TryLock() bool
func (m *Mutex) Unlock()

type RWMutex struct {
	w                       Mutex
	writerSem, readerSem    uint32
	readerCount, readerWait atomic.Int32
}

func (rw *RWMutex) Lock()
func (rw *RWMutex) TryLock() bool
func (rw *RWMutex) Unlock()
func (rw *RWMutex) RLock()
func (rw *RWMutex) TryRLock() bool
func (rw *RWMutex) RUnlock()

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker gives a Locker that read-locks.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64
	sema   uint32
}

func (wg *WaitGroup) Add(delta int)
func (wg *WaitGroup) Done()
func (wg *WaitGroup) Wait()

// Go runs f in a goroutine that the group waits for. A panic goes on without Done: were Wait to return, main could end the
// program before the panic does.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if reason := recover(); reason != nil {
				panic(reason)
			}
			wg.Done()
		}()
		f()
	}()
}

type Once struct {
	_    noCopy
	done atomic.Uint32
	m    Mutex
}

// Do calls f if no call of Do did so before; it returns when that first call has ended.
func (o *Once) Do(f func()) {
	if o.done.Load() == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done.Load() == 0 {
		defer o.done.Store(1)
		f()
	}
}

// OnceFunc gives a function that calls f once, and panics each time if f did.
func OnceFunc(f func()) func() {
	var (
		once   Once
		failed = true
		reason any
	)
	first := func() {
		defer func() {
			if failed {
				reason = recover()
				panic(reason)
			}
		}()
		f()
		failed = false
	}
	return func() {
		once.Do(first)
		if failed {
			panic(reason)
		}
	}
}

// OnceValue gives a function that calls f once, and gives its value or panics each time.
func OnceValue[T any](f func() T) func() T {
	var value T
	once := OnceFunc(func() { value = f() })
	return func() T {
		once()
		return value
	}
}

// OnceValues is OnceValue for two values.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var first T1
	var second T2
	once := OnceFunc(func() { first, second = f() })
	return func() (T1, T2) {
		once()
		return first, second
	}
}

// Cond's two words are the host's list of waiters.
type Cond struct {
	L              Locker
	waiting, woken uint64
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

func condTicket(list *uint64) uint64
func condWait(list *uint64, ticket uint64)
func condSignal(list *uint64)
func condBroadcast(list *uint64)

// Wait unlocks L, waits to be woken, and locks L again.
func (c *Cond) Wait() {
	ticket := condTicket(&c.waiting)
	c.L.Unlock()
	condWait(&c.waiting, ticket)
	c.L.Lock()
}

func (c *Cond) Signal()    { condSignal(&c.waiting) }
func (c *Cond) Broadcast() { condBroadcast(&c.waiting) }

// Pool keeps items for later use; it forgets those beyond the first few hundred.
type Pool struct {
	New   func() any
	m     Mutex
	items []any
}

func (p *Pool) Get() any {
	p.m.Lock()
	if n := len(p.items); n > 0 {
		x := p.items[n-1]
		p.items[n-1] = nil
		p.items = p.items[:n-1]
		p.m.Unlock()
		return x
	}
	p.m.Unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.m.Lock()
	if len(p.items) < 256 {
		p.items = append(p.items, x)
	}
	p.m.Unlock()
}

// Map is a map behind a lock.
type Map struct {
	m Mutex
	d map[any]any
}

func (m *Map) Load(key any) (value any, ok bool) {
	m.m.Lock()
	defer m.m.Unlock()
	value, ok = m.d[key]
	return value, ok
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	previous, loaded = m.d[key]
	if m.d == nil {
		m.d = make(map[any]any)
	}
	m.d[key] = value
	return previous, loaded
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if actual, loaded = m.d[key]; loaded {
		return actual, true
	}
	if m.d == nil {
		m.d = make(map[any]any)
	}
	m.d[key] = value
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	value, loaded = m.d[key]
	delete(m.d, key)
	return value, loaded
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if value, ok := m.d[key]; !ok || value != old {
		return false
	}
	m.d[key] = new
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if value, ok := m.d[key]; !ok || value != old {
		return false
	}
	delete(m.d, key)
	return true
}

// Range calls f, without the lock, for each entry that is there when its turn comes.
func (m *Map) Range(f func(key, value any) bool) {
	m.m.Lock()
	keys := make([]any, 0, len(m.d))
	for key := range m.d {
		keys = append(keys, key)
	}
	m.m.Unlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

func (m *Map) Clear() {
	m.m.Lock()
	m.d = nil
	m.m.Unlock()
}
