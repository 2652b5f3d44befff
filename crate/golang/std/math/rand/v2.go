// Package rand gives pseudo-random numbers. PCG's sequences are those of its definition, everywhere.
package rand

import (
	"math"
	"math/bits"
)

type Source interface{ Uint64() uint64 }

// PCG is a permuted congruential generator of 128 bits, with the output function DXSM (M. O'Neill, pcg-random.org).
type PCG struct{ hi, lo uint64 }

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		factorHi, factorLo = 2549297995355413924, 4865540595714422341
		addHi, addLo       = 6364136223846793005, 1442695040888963407
		cheap              = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.hi*factorLo + p.lo*factorHi
	lo, carry := bits.Add64(lo, addLo, 0)
	hi, _ = bits.Add64(hi, addHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}

// random gives 64 random bits of the run's.
func random() uint64

type runSource struct{}

func (runSource) Uint64() uint64 { return random() }

var ofRun = &Rand{runSource{}}

type Rand struct{ src Source }

func New(src Source) *Rand { return &Rand{src} }

// below gives a number of [0, n), n > 0, without bias.
func (r *Rand) below(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.src.Uint64() & (n - 1)
	}
	hi, lo := bits.Mul64(r.src.Uint64(), n)
	if lo < n {
		for least := -n % n; lo < least; {
			hi, lo = bits.Mul64(r.src.Uint64(), n)
		}
	}
	return hi
}

func (r *Rand) below32(n uint32) uint32 {
	if n&(n-1) == 0 {
		return uint32(r.src.Uint64()) & (n - 1)
	}
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < n {
		for least := -n % n; uint32(product) < least; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// N gives a number of [0, n) of any integer type.
func N[Int intType](n Int) Int {
	check(n > 0, "N")
	return Int(ofRun.below(uint64(n)))
}

func (r *Rand) N[Int intType](n Int) Int {
	check(n > 0, "N")
	return Int(r.below(uint64(n)))
}

func check(positive bool, name string) {
	if !positive {
		panic("invalid argument to " + name)
	}
}

func (r *Rand) Uint64() uint64   { return r.src.Uint64() }
func (r *Rand) Uint32() uint32   { return uint32(r.src.Uint64() >> 32) }
func (r *Rand) Uint() uint       { return uint(r.src.Uint64()) }
func (r *Rand) Int64() int64     { return int64(r.src.Uint64() &^ (1 << 63)) }
func (r *Rand) Int32() int32     { return int32(r.src.Uint64() >> 33) }
func (r *Rand) Int() int         { return int(r.src.Uint64() << 1 >> 1) }
func (r *Rand) Float64() float64 { return float64(r.src.Uint64()<<11>>11) / (1 << 53) }
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

func (r *Rand) IntN(n int) int {
	check(n > 0, "IntN")
	return int(r.below(uint64(n)))
}

func (r *Rand) Int64N(n int64) int64 {
	check(n > 0, "Int64N")
	return int64(r.below(uint64(n)))
}

func (r *Rand) Int32N(n int32) int32 {
	check(n > 0, "Int32N")
	return int32(r.below32(uint32(n)))
}

func (r *Rand) UintN(n uint) uint {
	check(n > 0, "UintN")
	return uint(r.below(uint64(n)))
}

func (r *Rand) Uint64N(n uint64) uint64 {
	check(n > 0, "Uint64N")
	return r.below(n)
}

func (r *Rand) Uint32N(n uint32) uint32 {
	check(n > 0, "Uint32N")
	return r.below32(n)
}

// layer gives a layer of the ziggurat of a normal or an exponential distribution.
func layer(normal bool, i int) (bound uint32, width, density float64)

// NormFloat64 gives a normally distributed number.
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		j, i := int32(u), int(u>>32&0x7f)
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
		u := r.Uint64()
		j, i := uint32(u), int(u>>32&0xff)
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
		p[i] = i
	}
	r.Shuffle(n, func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	check(n >= 0, "Shuffle")
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below(uint64(i+1))))
	}
}

func Uint64() uint64                     { return random() }
func Uint32() uint32                     { return ofRun.Uint32() }
func Uint() uint                         { return ofRun.Uint() }
func Int64() int64                       { return ofRun.Int64() }
func Int32() int32                       { return ofRun.Int32() }
func Int() int                           { return ofRun.Int() }
func Float64() float64                   { return ofRun.Float64() }
func Float32() float32                   { return ofRun.Float32() }
func IntN(n int) int                     { return ofRun.IntN(n) }
func Int64N(n int64) int64               { return ofRun.Int64N(n) }
func Int32N(n int32) int32               { return ofRun.Int32N(n) }
func UintN(n uint) uint                  { return ofRun.UintN(n) }
func Uint64N(n uint64) uint64            { return ofRun.Uint64N(n) }
func Uint32N(n uint32) uint32            { return ofRun.Uint32N(n) }
func NormFloat64() float64               { return ofRun.NormFloat64() }
func ExpFloat64() float64                { return ofRun.ExpFloat64() }
func Perm(n int) []int                   { return ofRun.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { ofRun.Shuffle(n, swap) }

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

// ChaCha8 is the cipher ChaCha with eight rounds as a generator, after C2SP's chacha8rand.
type ChaCha8 struct {
	seed    [8]uint32
	buf     [64]uint32 // four blocks, word by word
	c, i, n uint32     // the first block's number; the next number; how many there are
	rest    []byte     // what Read has left of a number
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.seed {
		c.seed[i] = uint32(seed[4*i]) | uint32(seed[4*i+1])<<8 | uint32(seed[4*i+2])<<16 | uint32(seed[4*i+3])<<24
	}
	c.c, c.rest = 0, nil
	c.blocks()
}

func (c *ChaCha8) blocks() {
	for col := uint32(0); col < 4; col++ {
		x := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		copy(x[4:], c.seed[:])
		x[12] = c.c + col
		quarter := func(a, b, c, d int) {
			x[a] += x[b]
			x[d] = bits.RotateLeft32(x[d]^x[a], 16)
			x[c] += x[d]
			x[b] = bits.RotateLeft32(x[b]^x[c], 12)
			x[a] += x[b]
			x[d] = bits.RotateLeft32(x[d]^x[a], 8)
			x[c] += x[d]
			x[b] = bits.RotateLeft32(x[b]^x[c], 7)
		}
		for round := 0; round < 4; round++ {
			for i := 0; i < 4; i++ {
				quarter(i, 4+i, 8+i, 12+i)
			}
			for i := 0; i < 4; i++ {
				quarter(i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4)
			}
		}
		for i, word := range x {
			if i >= 4 && i < 12 {
				word += c.seed[i-4]
			}
			c.buf[4*uint32(i)+col] = word
		}
	}
	// The last numbers of sixteen blocks are the next seed.
	c.i, c.n = 0, 32
	if c.c == 12 {
		c.n = 28
	}
}

func (c *ChaCha8) Uint64() uint64 {
	if c.i >= c.n {
		if c.c += 4; c.c == 16 {
			copy(c.seed[:], c.buf[56:])
			c.c = 0
		}
		c.blocks()
	}
	i := 2 * (c.i & 31)
	c.i++
	return uint64(c.buf[i]) | uint64(c.buf[i+1])<<32
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(c.rest) == 0 {
			c.rest = make([]byte, 8)
			for i, x := 0, c.Uint64(); i < 8; i++ {
				c.rest[i] = byte(x >> (8 * i))
			}
		}
		m := copy(p[n:], c.rest)
		c.rest = c.rest[m:]
		n += m
	}
	return n, nil
}
