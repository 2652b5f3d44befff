// Package rand gives pseudo-random numbers. Its sequences are Raceway's own: the same seed gives the same
// numbers for ever, but not those of another implementation.
package rand

import (
	"math"
	"sync/atomic"
)

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// splitMix adds a constant to its state and mixes it: one atomic addition, so goroutines may share it.
type splitMix struct{ state uint64 }

func (s *splitMix) Seed(seed int64) { atomic.StoreUint64(&s.state, uint64(seed)) }
func (s *splitMix) Int63() int64    { return int64(s.Uint64() >> 1) }

func (s *splitMix) Uint64() uint64 {
	z := atomic.AddUint64(&s.state, 0x9e3779b97f4a7c15)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func NewSource(seed int64) Source { return &splitMix{uint64(seed)} }

// random gives 64 random bits of the run's.
func random() uint64

// below gives a random number of [0, n), n > 0, of the run's.
func below(n uint64) uint64

type runSource struct{}

func (runSource) Seed(seed int64) {}
func (runSource) Int63() int64    { return int64(random() >> 1) }
func (runSource) Uint64() uint64  { return random() }

// ofRun serves the functions without a Rand.
var ofRun = &Rand{runSource{}}

// Seed does nothing, as in Go since 1.24: use New(NewSource(seed)) to repeat a sequence.
func Seed(seed int64) {}

type Rand struct{ src Source }

func New(src Source) *Rand { return &Rand{src} }

func (r *Rand) Seed(seed int64) { r.src.Seed(seed) }
func (r *Rand) Int63() int64    { return r.src.Int63() }
func (r *Rand) Uint32() uint32  { return uint32(r.Int63() >> 31) }
func (r *Rand) Int31() int32    { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int        { return int(r.Int63()) }

func (r *Rand) Uint64() uint64 {
	if s, ok := r.src.(Source64); ok {
		return s.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	// Numbers at or above the last multiple of n would favour the small ones.
	limit := math.MaxInt64 - (math.MaxInt64%n+1)%n
	v := r.Int63()
	for v > limit {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	return int32(r.Int63n(int64(n)))
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	return int(r.Int63n(int64(n)))
}

func (r *Rand) Float64() float64 { return float64(r.Int63()>>10) / (1 << 53) }
func (r *Rand) Float32() float32 { return float32(r.Int63()>>39) / (1 << 24) }

// NormFloat64 gives a normally distributed number, by the polar method.
func (r *Rand) NormFloat64() float64 {
	for {
		u, v := 2*r.Float64()-1, 2*r.Float64()-1
		if s := u*u + v*v; s > 0 && s < 1 {
			return u * math.Sqrt(-2*math.Log(s)/s)
		}
	}
}

// ExpFloat64 gives an exponentially distributed number of mean 1.
func (r *Rand) ExpFloat64() float64 { return -math.Log(1 - r.Float64()) }

func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		j := r.Intn(i + 1)
		p[i] = p[j]
		p[j] = i
	}
	return p
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, r.Intn(i+1))
	}
}

func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		p[i] = byte(r.Int63() >> 8)
	}
	return len(p), nil
}

func Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	return int(below(uint64(n)))
}

func Int63() int64                       { return ofRun.Int63() }
func Uint32() uint32                     { return ofRun.Uint32() }
func Uint64() uint64                     { return ofRun.Uint64() }
func Int31() int32                       { return ofRun.Int31() }
func Int() int                           { return ofRun.Int() }
func Int63n(n int64) int64               { return ofRun.Int63n(n) }
func Int31n(n int32) int32               { return ofRun.Int31n(n) }
func Float64() float64                   { return ofRun.Float64() }
func Float32() float32                   { return ofRun.Float32() }
func NormFloat64() float64               { return ofRun.NormFloat64() }
func ExpFloat64() float64                { return ofRun.ExpFloat64() }
func Perm(n int) []int                   { return ofRun.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { ofRun.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return ofRun.Read(p) }
