//! The seeded generator of math/rand: additive lagged Fibonacci over 607 words, after D. P. Mitchell and J. A. Reeds.
//!
//! A seed is mixed with 607 constants, the generator's own state after 7.8·10¹² steps from seed 1. They are not kept as
//! a table but computed when a program first seeds: a step is linear, so that many of them are a power of a
//! polynomial.

use super::nil_dereference;
use crate::host::Host;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use std::sync::OnceLock;

const LEN: usize = 607;
const TAP: usize = 273;
const STEPS: u64 = 7_800_000_000_000;

// The source's slots: two indices, then the words.
const AT_TAP: u64 = 0;
const AT_FEED: u64 = 8;
const WORDS: u64 = 16;

/// Park and Miller's generator.
fn next_seed(x: &mut u64) -> u64 {
    *x = *x * 48271 % 0x7FFF_FFFF;
    *x
}

/// The words that `seed` stands for, each of three numbers shifted so.
fn words(seed: i64, shift: u32) -> impl Iterator<Item = u64> {
    let mut x = match seed.rem_euclid(0x7FFF_FFFF) as u64 {
        0 => 89_482_311,
        seed => seed,
    };
    for _ in 0..20 {
        next_seed(&mut x);
    }
    std::iter::repeat_with(move || {
        let high = next_seed(&mut x) << (2 * shift);
        let middle = next_seed(&mut x) << shift;
        high ^ middle ^ next_seed(&mut x)
    })
    .take(LEN)
}

/// Where the sequence's word `n` lies: it is written downwards from behind the feed's start.
fn place(n: u64) -> usize {
    ((2 * LEN - TAP - 1) as u64 - n % LEN as u64) as usize % LEN
}

/// The constants. The sequence obeys s[n + 607] = s[n] + s[n + 334], so s[n + k] is the sum of c[i]·s[n + i], where
/// the c are the coefficients of x^k modulo x^607 - x^334 - 1.
fn constants() -> &'static [u64] {
    static CONSTANTS: OnceLock<Vec<u64>> = OnceLock::new();
    CONSTANTS.get_or_init(|| {
        let mut power = vec![0u64; LEN];
        power[0] = 1;
        for bit in (0..u64::BITS - STEPS.leading_zeros()).rev() {
            let odd = usize::from(STEPS >> bit & 1 == 1);
            let mut square = vec![0u64; 2 * LEN];
            for (i, &a) in power.iter().enumerate() {
                let (first, rest) = square[2 * i + odd..].split_at_mut(1);
                first[0] = first[0].wrapping_add(a.wrapping_mul(a));
                let twice = a.wrapping_mul(2);
                for (to, &b) in rest.iter_mut().zip(&power[i + 1..]) {
                    *to = to.wrapping_add(twice.wrapping_mul(b));
                }
            }
            for k in (LEN..2 * LEN).rev() {
                let high = square[k];
                for to in [k - LEN, k - TAP] {
                    square[to] = square[to].wrapping_add(high);
                }
            }
            power.copy_from_slice(&square[..LEN]);
        }
        let start: Vec<u64> = words(1, 10).collect();
        let mut sequence: Vec<u64> = (0..LEN as u64).map(|n| start[place(n)]).collect();
        for n in 0..LEN {
            sequence.push(sequence[n].wrapping_add(sequence[n + LEN - TAP]));
        }
        let mut constants = vec![0; LEN];
        for n in 0..LEN {
            let terms = power.iter().zip(&sequence[n..]);
            constants[place(STEPS + n as u64)] =
                terms.fold(0u64, |sum, (c, s)| sum.wrapping_add(c.wrapping_mul(*s)));
        }
        constants
    })
}

/// `func (s *lagged) Seed(seed int64)`
pub(super) fn seed<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let source = call.arg(0);
    if source == 0 {
        return nil_dereference();
    }
    call.writes(source + AT_TAP, WORDS);
    let seed = call.arg(1) as i64;
    // SAFETY: the parameter is a *lagged: two slots and LEN more.
    unsafe {
        mem::store(source + AT_TAP, 0);
        mem::store(source + AT_FEED, (LEN - TAP) as u64);
        for (i, (word, constant)) in words(seed, 20).zip(constants()).enumerate() {
            mem::store(source + WORDS + 8 * i as u64, word ^ constant);
        }
    }
    NativeResult::Done
}

/// `func (s *lagged) Uint64() uint64`
pub(super) fn next<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let source = call.arg(0);
    if source == 0 {
        return nil_dereference();
    }
    call.writes(source + AT_TAP, WORDS);
    // SAFETY: as in `seed`; the indices are below LEN whatever a racing goroutine has stored.
    unsafe {
        let [tap, feed] = [AT_TAP, AT_FEED].map(|at| {
            let index = (mem::load(source + at) + LEN as u64 - 1) % LEN as u64;
            mem::store(source + at, index);
            source + WORDS + 8 * index
        });
        let sum = mem::load(feed).wrapping_add(mem::load(tap));
        mem::store(feed, sum);
        call.done(sum)
    }
}

/// A ziggurat's layers: for each, the bound below which a number needs no other test, the layer's width by number, and
/// the density there.
type Layers = Vec<(u32, f32, f32)>;

/// Marsaglia and Tsang's tables: the tail begins at `tail`, each layer has this area.
fn layers(
    count: usize,
    scale: f64,
    mut tail: f64,
    area: f64,
    density: fn(f64) -> f64,
    inverse: fn(f64) -> f64,
) -> Layers {
    let mut layers = vec![(0, 0.0, 1.0); count];
    let base = area / density(tail);
    layers[0] = ((tail / base * scale) as u32, (base / scale) as f32, 1.0);
    for i in (1..count).rev() {
        layers[i].1 = (tail / scale) as f32;
        layers[i].2 = density(tail) as f32;
        if i > 1 {
            let next = inverse(area / tail + density(tail));
            layers[i].0 = (next / tail * scale) as u32;
            tail = next;
        }
    }
    layers
}

/// `func layer(normal bool, i int) (bound uint32, width, density float64)`
pub(super) fn layer<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    static NORMAL: OnceLock<Layers> = OnceLock::new();
    static EXPONENTIAL: OnceLock<Layers> = OnceLock::new();
    let layers = if call.arg(0) != 0 {
        NORMAL.get_or_init(|| {
            layers(
                128,
                2f64.powi(31),
                3.442_619_855_899,
                9.912_563_035_262_17e-3,
                |x| (-0.5 * x * x).exp(),
                |y| (-2.0 * y.ln()).sqrt(),
            )
        })
    } else {
        EXPONENTIAL.get_or_init(|| {
            layers(
                256,
                2f64.powi(32),
                7.697_117_470_131_487,
                3.949_659_822_581_572e-3,
                |x| (-x).exp(),
                |y| -y.ln(),
            )
        })
    };
    let (bound, width, density) = layers[call.arg(1) as usize % layers.len()];
    call.set(0, u64::from(bound));
    call.set_f64(1, f64::from(width));
    call.set_f64(2, f64::from(density));
    NativeResult::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of Go's `rand.New(rand.NewSource(1)).Int63()`.
    #[test]
    fn the_constants_give_gos_sequence() {
        let mut state: Vec<u64> = words(1, 20)
            .zip(constants())
            .map(|(word, constant)| word ^ constant)
            .collect();
        let mut next = |n: usize| {
            let (feed, tap) = (LEN - TAP - n, LEN - n);
            state[feed] = state[feed].wrapping_add(state[tap]);
            state[feed] & i64::MAX as u64
        };
        assert_eq!(next(1), 5_577_006_791_947_779_410);
        assert_eq!(next(2), 8_674_665_223_082_153_551);
    }
}
