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

// Where data races are looked for, Pool and Map say themselves what they order: their locks order more than Go promises.
var detects = detecting()

func detecting() bool

// Until loud, what the goroutine locks and unlocks orders nothing, and what it reads and writes does not count.
func silent()
func loud()

// What was released at the address is known from here on; release forgets what was released there before, merge does not.
func acquire(at *any)
func release(at *any)
func merge(at *any)

// Pool keeps items for later use; it forgets those beyond the first few hundred.
type Pool struct {
	New   func() any
	m     Mutex
	items []any
}

const pooled = 256

func (p *Pool) lock() {
	if detects {
		silent()
	}
	p.m.Lock()
}

func (p *Pool) unlock() {
	p.m.Unlock()
	if detects {
		loud()
	}
}

func (p *Pool) Get() any {
	p.lock()
	if n := len(p.items); n > 0 {
		x := p.items[n-1]
		if detects {
			acquire(&p.items[n-1])
		}
		p.items[n-1] = nil
		p.items = p.items[:n-1]
		p.unlock()
		return x
	}
	p.unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.lock()
	if detects && p.items == nil {
		// The places must not move.
		p.items = make([]any, 0, pooled)
	}
	if n := len(p.items); n < pooled {
		p.items = append(p.items, x)
		if detects {
			release(&p.items[n])
		}
	}
	p.unlock()
}

// Map is a map behind a lock. What writes an entry is ordered before what finds it there, and what deletes one before what
// finds none.
type Map struct {
	m      Mutex
	d      map[any]*entry
	absent any
}

type entry struct{ value any }

func (m *Map) lock() {
	if detects {
		silent()
	}
	m.m.Lock()
}

func (m *Map) unlock() {
	m.m.Unlock()
	if detects {
		loud()
	}
}

// find gives the entry of a key, for an operation that reads; nil: there is none.
func (m *Map) find(key any) *entry {
	e := m.d[key]
	if detects {
		if e != nil {
			acquire(&e.value)
		} else {
			acquire(&m.absent)
		}
	}
	return e
}

// put sets the value of an entry, or of a new one where it is nil.
func (m *Map) put(e *entry, key, value any) {
	if e == nil {
		if m.d == nil {
			m.d = make(map[any]*entry)
		}
		e = new(entry)
		m.d[key] = e
	}
	e.value = value
	if detects {
		release(&e.value)
	}
}

func (m *Map) remove(key any) {
	delete(m.d, key)
	if detects {
		merge(&m.absent)
	}
}

func (m *Map) Load(key any) (value any, ok bool) {
	m.lock()
	defer m.unlock()
	if e := m.find(key); e != nil {
		return e.value, true
	}
	return nil, false
}

func (m *Map) Store(key, value any) {
	m.lock()
	defer m.unlock()
	m.put(m.d[key], key, value)
}

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.lock()
	defer m.unlock()
	e := m.find(key)
	if e != nil {
		previous, loaded = e.value, true
	}
	m.put(e, key, value)
	return previous, loaded
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.lock()
	defer m.unlock()
	if e := m.find(key); e != nil {
		return e.value, true
	}
	m.put(nil, key, value)
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.lock()
	defer m.unlock()
	if e := m.find(key); e != nil {
		m.remove(key)
		return e.value, true
	}
	return nil, false
}

func (m *Map) Delete(key any) {
	m.lock()
	defer m.unlock()
	if m.d[key] != nil {
		m.remove(key)
	}
}

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.lock()
	defer m.unlock()
	e := m.find(key)
	if e == nil || e.value != old {
		return false
	}
	m.put(e, key, new)
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.lock()
	defer m.unlock()
	if e := m.find(key); e == nil || e.value != old {
		return false
	}
	m.remove(key)
	return true
}

// Range calls f, without the lock, for each entry that is there when its turn comes.
func (m *Map) Range(f func(key, value any) bool) {
	m.lock()
	keys := make([]any, 0, len(m.d))
	for key := range m.d {
		keys = append(keys, key)
	}
	m.unlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

func (m *Map) Clear() {
	m.lock()
	m.d = nil
	if detects {
		merge(&m.absent)
	}
	m.unlock()
}
