// Package rand gives pseudo-random numbers; those of a seeded source are the same everywhere.
package rand

import "math"

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// lagged is the generator of NewSource.
type lagged struct {
	tap, feed int
	vec       [607]uint64
}

func (s *lagged) Seed(seed int64)
func (s *lagged) Uint64() uint64
func (s *lagged) Int63() int64 { return int64(s.Uint64() << 1 >> 1) }

func NewSource(seed int64) Source {
	s := new(lagged)
	s.Seed(seed)
	return s
}

// random gives 64 random bits of the run's.
func random() uint64

// below gives a random number of [0, n), n > 0, of the run's.
func below(n uint64) uint64

type runSource struct{}

func (runSource) Seed(seed int64) {}
func (runSource) Int63() int64    { return int64(random() >> 1) }
func (runSource) Uint64() uint64  { return random() }

// ofRun serves the functions without a Rand.
var ofRun = New(runSource{})

// Seed does nothing, as in Go since 1.24: use New(NewSource(seed)) to repeat a sequence.
func Seed(seed int64) {}

type Rand struct {
	src     Source
	s64     Source64 // src, if it is one
	readVal int64    // what Read has left of a number
	readPos int8
}

func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

func (r *Rand) Seed(seed int64) {
	r.readPos = 0
	r.src.Seed(seed)
}

func (r *Rand) Int63() int64   { return r.src.Int63() }
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }
func (r *Rand) Int31() int32   { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int       { return int(r.Int63()) }

func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Numbers at or above the last multiple of n would favour the small ones.

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	last := math.MaxInt64 - (math.MaxInt64%n+1)%n
	v := r.Int63()
	for v > last {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	last := math.MaxInt32 - (math.MaxInt32%n+1)%n
	v := r.Int31()
	for v > last {
		v = r.Int31()
	}
	return v % n
}

// below gives a number of [0, n) by one multiplication, mostly.
func (r *Rand) below(n uint32) uint32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < n {
		for least := -n % n; uint32(product) < least; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= math.MaxInt32 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

func (r *Rand) Float64() float64 {
	f := float64(r.Int63()) / (1 << 63)
	for f == 1 {
		f = float64(r.Int63()) / (1 << 63)
	}
	return f
}

func (r *Rand) Float32() float32 {
	f := float32(r.Float64())
	for f == 1 {
		f = float32(r.Float64())
	}
	return f
}

// layer gives a layer of the ziggurat of a normal or an exponential distribution.
func layer(normal bool, i int) (bound uint32, width, density float64)

// NormFloat64 gives a normally distributed number.
func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		i := int(j & 0x7f)
		bound, width, density := layer(true, i)
		x := float64(j) * width
		if uint32(max(j, -j)) < bound {
			return x
		}
		if i == 0 {
			const tail = 3.442619855899
			for {
				x = -math.Log(r.Float64()) * (1.0 / tail)
				if y := -math.Log(r.Float64()); y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return tail + x
			}
			return -tail - x
		}
		_, _, above := layer(true, i-1)
		if float32(density)+float32(r.Float64())*(float32(above)-float32(density)) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 gives an exponentially distributed number of mean 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		i := int(j & 0xff)
		bound, width, density := layer(false, i)
		x := float64(j) * width
		if j < bound {
			return x
		}
		if i == 0 {
			return 7.69711747013104972 - math.Log(r.Float64())
		}
		_, _, above := layer(false, i-1)
		if float32(density)+float32(r.Float64())*(float32(above)-float32(density)) < float32(math.Exp(-x)) {
			return x
		}
	}
}

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
		if i < math.MaxInt32 {
			swap(i, int(r.below(uint32(i+1))))
		} else {
			swap(i, int(r.Int63n(int64(i+1))))
		}
	}
}

func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.readPos == 0 {
			r.readVal, r.readPos = r.Int63(), 7
		}
		p[i] = byte(r.readVal)
		r.readVal >>= 8
		r.readPos--
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

// Read keeps nothing of a number for the next call: goroutines share it.
func Read(p []byte) (n int, err error) {
	return New(runSource{}).Read(p)
}

// Zipf gives numbers k of [0, imax] with probabilities proportional to (v+k)**-s, by rejection and inversion.
type Zipf struct {
	r                                      *Rand
	imax, v, q, s, minusQ, inverse, hm, h0 float64
}

func (z *Zipf) h(x float64) float64    { return math.Exp(z.minusQ*math.Log(z.v+x)) * z.inverse }
func (z *Zipf) hinv(x float64) float64 { return math.Exp(z.inverse*math.Log(z.minusQ*x)) - z.v }

func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, minusQ: 1 - s}
	z.inverse = 1 / z.minusQ
	z.hm = z.h(z.imax + 0.5)
	z.h0 = z.h(0.5) - math.Exp(math.Log(v)*(-s)) - z.hm
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.hm + z.r.Float64()*z.h0
		x := z.hinv(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
