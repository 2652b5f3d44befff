//! Elementary functions that give Go's very digits, where `libm`'s differ in the last place.
//!
//! Go's package math follows Cephes (S. L. Moshier, netlib.org/cephes) for the circular and hyperbolic functions and their
//! inverses, FreeBSD's msun for cube roots and powers of two, and on most machines N. Shibata's method (ISC'10) for
//! exp. The constants are those works'.

use std::f64::consts::{FRAC_2_PI, FRAC_PI_2, FRAC_PI_4, LOG2_E, LOG10_E, PI};

/// c[0]·x^n + … + c[n]
fn polynomial(x: f64, c: &[f64]) -> f64 {
    c[1..].iter().fold(c[0], |sum, c| sum * x + c)
}

/// π/4 in three parts, of which the first two have zeros at their ends, so that small multiples are exact.
const QUARTER_PI: [f64; 3] = [
    7.853_981_256_484_985e-1,
    3.774_894_707_930_798e-8,
    2.695_151_429_079_059_5e-15,
];

const SIN: [f64; 6] = [
    1.589_623_015_765_465_7e-10,
    -2.505_074_776_285_780_7e-8,
    2.755_731_362_138_572_2e-6,
    -1.984_126_982_958_954e-4,
    8.333_333_333_322_118e-3,
    -0.1666666666666663,
];
const COS: [f64; 6] = [
    -1.135_853_652_138_768_2e-11,
    2.087_570_084_197_473e-9,
    -2.755_731_417_929_674e-7,
    2.480_158_728_885_170_5e-5,
    -1.388_888_888_887_305_6e-3,
    0.041_666_666_666_666_595,
];
const TAN_P: [f64; 3] = [
    -1.309_369_391_813_837_8e4,
    1.153_516_648_385_874_2e6,
    -1.795_652_519_764_848_8e7,
];
const TAN_Q: [f64; 5] = [
    1.0,
    1.368_129_634_706_929_6e4,
    -1.320_892_344_402_109_7e6,
    2.500_838_018_233_579e7,
    -5.386_957_559_294_546e7,
];

/// From here on the reduction below loses digits.
const LARGE: f64 = (1 << 29) as f64;

/// 4/π, rounded once
const FOUR_BY_PI: f64 = 2.0 * FRAC_2_PI;

/// The octant of x ≥ 0, made even, and what is left of x.
fn reduce(x: f64) -> (u64, f64) {
    let mut octant = (x * FOUR_BY_PI) as u64;
    octant += octant & 1;
    let y = octant as f64;
    (
        octant & 7,
        ((x - y * QUARTER_PI[0]) - y * QUARTER_PI[1]) - y * QUARTER_PI[2],
    )
}

fn sin_near_zero(z: f64) -> f64 {
    let zz = z * z;
    z + z * zz * polynomial(zz, &SIN)
}

fn cos_near_zero(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz + zz * zz * polynomial(zz, &COS)
}

fn signed(value: f64, negative: bool) -> f64 {
    if negative { -value } else { value }
}

pub(super) fn sin(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() || x.abs() >= LARGE {
        return libm::sin(x);
    }
    let (octant, z) = reduce(x.abs());
    let value = if octant & 3 == 2 {
        cos_near_zero(z)
    } else {
        sin_near_zero(z)
    };
    signed(value, (x < 0.0) != (octant > 3))
}

pub(super) fn cos(x: f64) -> f64 {
    if !x.is_finite() || x.abs() >= LARGE {
        return libm::cos(x);
    }
    let (octant, z) = reduce(x.abs());
    let value = if octant & 3 == 2 {
        sin_near_zero(z)
    } else {
        cos_near_zero(z)
    };
    signed(value, matches!(octant, 2 | 4))
}

pub(super) fn tan(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() || x.abs() >= LARGE {
        return libm::tan(x);
    }
    let (octant, z) = reduce(x.abs());
    let zz = z * z;
    let mut value = z;
    if zz > 1e-14 {
        value = z + z * (zz * polynomial(zz, &TAN_P) / polynomial(zz, &TAN_Q));
    }
    if octant & 2 == 2 {
        value = -1.0 / value;
    }
    signed(value, x < 0.0)
}

const ATAN_P: [f64; 5] = [
    -8.750_608_600_031_904e-1,
    -1.615_753_718_733_365e1,
    -7.500_855_792_314_705e1,
    -1.228_866_684_490_136_2e2,
    -6.485_021_904_942_025e1,
];
const ATAN_Q: [f64; 6] = [
    1.0,
    2.485_846_490_142_306_3e1,
    1.650_270_098_316_988_5e2,
    4.328_810_604_912_902_7e2,
    4.853_903_996_359_137e2,
    1.945_506_571_482_614e2,
];
/// What π/2 as a float64 lacks.
const MORE_BITS: f64 = 6.123_233_995_736_766e-17;
/// tan(3π/8)
const TAN_3_PI_8: f64 = 2.414_213_562_373_095;

/// For 0 ≤ x ≤ 0.66
fn atan_near_zero(x: f64) -> f64 {
    let z = x * x;
    x * (z * polynomial(z, &ATAN_P) / polynomial(z, &ATAN_Q)) + x
}

/// For x ≥ 0
fn atan_positive(x: f64) -> f64 {
    if x <= 0.66 {
        atan_near_zero(x)
    } else if x > TAN_3_PI_8 {
        FRAC_PI_2 - atan_near_zero(1.0 / x) + MORE_BITS
    } else {
        FRAC_PI_4 + atan_near_zero((x - 1.0) / (x + 1.0)) + 0.5 * MORE_BITS
    }
}

pub(super) fn atan(x: f64) -> f64 {
    if x == 0.0 {
        x
    } else {
        signed(atan_positive(x.abs()), x < 0.0)
    }
}

pub(super) fn asin(x: f64) -> f64 {
    let magnitude = x.abs();
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if magnitude > 1.0 {
        return f64::NAN;
    }
    let leg = (1.0 - magnitude * magnitude).sqrt();
    let value = if magnitude > 0.7 {
        FRAC_PI_2 - atan_positive(leg / magnitude)
    } else {
        atan_positive(magnitude / leg)
    };
    signed(value, x < 0.0)
}

pub(super) fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x == 0.0 || y == 0.0 || x.is_infinite() || y.is_infinite() {
        return libm::atan2(y, x);
    }
    let q = atan(y / x);
    match () {
        () if x >= 0.0 => q,
        () if q <= 0.0 => q + PI,
        () => q - PI,
    }
}

const SINH_P: [f64; 4] = [
    -2.630_563_213_397_497e1,
    -2.894_211_355_989_564e3,
    -8.991_272_022_039_51e4,
    -6.307_673_640_497_717e5,
];
const SINH_Q: [f64; 4] = [
    1.0,
    -1.736_789_535_582_337e2,
    1.521_517_378_790_019e4,
    -6.307_673_640_497_717e5,
];

pub(super) fn sinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let value = if magnitude > 21.0 {
        exp(magnitude) * 0.5
    } else if magnitude > 0.5 {
        let e = exp(magnitude);
        (e - 1.0 / e) * 0.5
    } else {
        let square = magnitude * magnitude;
        polynomial(square, &SINH_P) * magnitude / polynomial(square, &SINH_Q)
    };
    signed(value, x.is_sign_negative())
}

pub(super) fn cosh(x: f64) -> f64 {
    let x = x.abs();
    if x > 21.0 {
        return exp(x) * 0.5;
    }
    let e = exp(x);
    (e + 1.0 / e) * 0.5
}

const TANH_P: [f64; 3] = [
    -9.643_991_794_250_523e-1,
    -9.928_772_310_019_185e1,
    -1.614_687_684_417_084_5e3,
];
const TANH_Q: [f64; 4] = [
    1.0,
    1.128_116_784_916_329_3e2,
    2.235_488_390_601_004_5e3,
    4.844_063_053_251_255e3,
];

pub(super) fn tanh(x: f64) -> f64 {
    /// Half of the largest logarithm for which the quotient below is not yet 1.
    const LIMIT: f64 = 0.5 * 8.802_969_193_111_305e1;
    let z = x.abs();
    match () {
        () if z > LIMIT => 1f64.copysign(x),
        () if z >= 0.625 => signed(1.0 - 2.0 / (exp(2.0 * z) + 1.0), x < 0.0),
        () if x == 0.0 => x,
        () => {
            let square = x * x;
            x + x * square * polynomial(square, &TANH_P) / polynomial(square, &TANH_Q)
        }
    }
}

/// ln 2 in two parts, for Shibata's reduction.
const LN2_UPPER: f64 = 0.693_147_180_559_662_956_511_601_805_686_950_683_593_75;
const LN2_LOWER: f64 = 0.282_352_905_630_315_771_225_884_481_750_134_360_255_254_120_68e-12;

/// 1/n! for n from 8 down to 1.
const EXP: [f64; 8] = [
    2.480_158_730_158_73e-5,
    1.984_126_984_126_984e-4,
    1.388_888_888_888_889e-3,
    8.333_333_333_333_333e-3,
    4.166_666_666_666_666_4e-2,
    1.666_666_666_666_666_6e-1,
    0.5,
    1.0,
];

/// e^x = 2^n · e^r: expm1(r/16) by its series, then four times e^2a - 1 = (e^a - 1)(e^a - 1 + 2).
pub(super) fn exp(x: f64) -> f64 {
    /// Above this the result is infinite.
    const OVERFLOW: f64 = 7.097_827_128_933_84e2;
    if !(-700.0..=OVERFLOW).contains(&x) {
        return libm::exp(x);
    }
    let n = (x * LOG2_E).round_ties_even();
    let r = libm::fma(-n, LN2_LOWER, libm::fma(-n, LN2_UPPER, x)) * 0.0625;
    let series = EXP[1..].iter().fold(EXP[0], |sum, &c| libm::fma(sum, r, c));
    let mut e = series * r;
    for _ in 0..3 {
        e *= e + 2.0;
    }
    libm::ldexp(libm::fma(e, e + 2.0, 1.0), n as i32)
}

/// x = fraction × 2^exponent with the fraction in [½, 1); zeros, infinities and NaN are their own fraction.
pub(super) fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (fraction, exponent) = libm::frexp(x);
    (fraction, i64::from(exponent))
}

/// Exact for powers of two.
pub(super) fn log2(x: f64) -> f64 {
    let (fraction, exponent) = frexp(x);
    if fraction == 0.5 {
        return (exponent - 1) as f64;
    }
    libm::log(fraction) * LOG2_E + exponent as f64
}

pub(super) fn log10(x: f64) -> f64 {
    libm::log(x) * LOG10_E
}

/// 2^x, after msun's exp: its rational approximation of r·coth(r/2).
pub(super) fn exp2(x: f64) -> f64 {
    const P: [f64; 5] = [
        4.138_136_797_057_238_5e-8,
        -1.653_390_220_546_525_2e-6,
        6.613_756_321_437_934e-5,
        -2.777_777_777_701_559_3e-3,
        0.166_666_666_666_666_66,
    ];
    if !(-1022.0..1024.0).contains(&x) {
        return libm::exp2(x);
    }
    let k = (x + 0.5f64.copysign(x)).trunc();
    let t = x - k;
    let (high, low) = (
        t * 6.931_471_803_691_238e-1,
        -t * 1.908_214_929_270_587_7e-10,
    );
    let r = high - low;
    let square = r * r;
    let c = r - square * polynomial(square, &P);
    libm::ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), k as i32)
}

/// A guess from the exponent, a rational step to 23 bits, one step of Newton's.
pub(super) fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let magnitude = x.abs();
    let third = |v: f64, bias: u64| f64::from_bits(v.to_bits() / 3 + (bias << 32));
    let mut t = if magnitude < f64::MIN_POSITIVE {
        third((1u64 << 54) as f64 * magnitude, 696_219_795)
    } else {
        third(magnitude, 715_094_163)
    };
    let s = 5.428_571_428_571_428e-1 + t * t / magnitude * t;
    t *= 3.571_428_571_428_571_5e-1
        + 1.607_142_857_142_857_2 / (s + 1.414_285_714_285_714_4 + -7.053_061_224_489_796e-1 / s);
    // 22 bits, rounded up, so that t² is exact.
    t = f64::from_bits((t.to_bits() & (0xF_FFFF_FFFC << 28)) + (1 << 30));
    let r = magnitude / (t * t);
    signed(t + t * ((r - t) / (t + t + r)), x < 0.0)
}

pub(super) fn hypot(p: f64, q: f64) -> f64 {
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return f64::NAN;
    }
    let (p, q) = (p.abs(), q.abs());
    let (long, short) = if p < q { (q, p) } else { (p, q) };
    if long == 0.0 {
        return 0.0;
    }
    let ratio = short / long;
    long * (1.0 + ratio * ratio).sqrt()
}

/// x^y for the whole part of y by repeated squaring, with the exponents kept apart; for the rest by exp and log.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    let ordinary = x.is_finite() && y.is_finite() && x != 0.0 && y != 0.0 && x != 1.0 && y != 1.0;
    if !ordinary {
        return libm::pow(x, y);
    }
    match y {
        0.5 => return x.sqrt(),
        -0.5 => return 1.0 / x.sqrt(),
        _ => {}
    }
    let (mut whole, mut rest) = (y.abs().trunc(), y.abs().fract());
    if rest != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    if whole >= 9.223_372_036_854_776e18 {
        return match () {
            () if x == -1.0 => 1.0,
            () if (x.abs() < 1.0) == (y > 0.0) => 0.0,
            () => f64::INFINITY,
        };
    }
    let (mut product, mut exponent) = (1.0, 0i64);
    if rest != 0.0 {
        if rest > 0.5 {
            rest -= 1.0;
            whole += 1.0;
        }
        product = exp(rest * libm::log(x));
    }
    let (mut square, mut square_exponent) = frexp(x);
    let mut bits = whole as i64;
    while bits != 0 {
        if square_exponent.abs() > 1 << 12 {
            // Over- or underflow is certain: the exponent alone says which.
            exponent += square_exponent;
            break;
        }
        if bits & 1 == 1 {
            product *= square;
            exponent += square_exponent;
        }
        square *= square;
        square_exponent <<= 1;
        if square < 0.5 {
            square += square;
            square_exponent -= 1;
        }
        bits >>= 1;
    }
    if y < 0.0 {
        product = 1.0 / product;
        exponent = -exponent;
    }
    libm::ldexp(product, exponent.clamp(-5000, 5000) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits that Go 1.27 gives on amd64.
    #[test]
    fn digits_are_gos() {
        assert_eq!(log2(8.0), 3.0);
        assert_eq!(pow(2.0, 0.5), 2f64.sqrt());
        assert_eq!(pow(-1.0, f64::INFINITY), 1.0);
        assert_eq!(frexp(6.0), (0.75, 3));
        for (name, function, x, want) in [
            (
                "sin",
                sin as fn(f64) -> f64,
                0x3fdebeba1c94b7bc,
                0x3fdd9378efc66bb0,
            ),
            ("sin", sin, 0x3fe672c291a628bd, 0x3fe4a6e0f661cd1d),
            ("sin", sin, 0x4054800000000000, 0x3fd40bf0bc2dd2f2),
            ("cos", cos, 0x3fd737216a96c2e0, 0x3fedeaee5e0e8fc7),
            ("cos", cos, 0xbfeebeb6c9b7c9b0, 0x3fe255094fa8ceeb),
            ("cos", cos, 0x403d000000000000, 0xbfe7f01658314e48),
            ("tan", tan, 0x3fe559d135c8c262, 0x3fe935147e160fcc),
            ("tan", tan, 0xc00483bc421532ef, 0x3fe4d737e23112e0),
            ("tan", tan, 0x4054000000000000, 0x402201df0f9fb3bf),
            ("asin", asin, 0xbfdd9fa407dd267c, 0xbfdecc738ee219dc),
            ("acos", acos, 0xbfc34af4fd6c723c, 0x3ffb8db69292a786),
            ("atan", atan, 0xbfe9436ad4fe2ab4, 0xbfe562a833a65e4a),
            ("atan", atan, 0xbfe42ab84eebccf0, 0xbfe1feb18eb7067a),
            ("atan", atan, 0x4041800000000000, 0x3ff8acfc29bfd496),
            ("sinh", sinh, 0x3fd2e2a20ff427e0, 0x3fd32919ca32b3d7),
            ("sinh", sinh, 0x401837fb33dfd45a, 0x406aa18780d638ce),
            ("sinh", sinh, 0x403d000000000000, 0x427c9aae4631c056),
            ("cosh", cosh, 0x3fca5680fcacc590, 0x3ff057045c1147df),
            ("cosh", cosh, 0xbff5d347732242d4, 0x4000abc53db008a2),
            ("cosh", cosh, 0x4046800000000000, 0x43ee4cf766fe49be),
            ("tanh", tanh, 0xbfd9382338519aba, 0xbfd7fd80d4e043cf),
            ("tanh", tanh, 0x402c7ab7e2c704ed, 0x3fefffffffffe1e0),
            ("tanh", tanh, 0x4030000000000000, 0x3fefffffffffff1c),
            ("exp", exp, 0x3fa4abf5a3a78540, 0x3ff0a8c1ef555213),
            ("exp", exp, 0x402392a41c9f530e, 0x40d15f92d5ddef98),
            ("exp", exp, 0x4051400000000000, 0x46275c1dc469e3af),
            ("exp2", exp2, 0xbfe97edf3bf5027f, 0x3fe26bb89ce64987),
            ("exp2", exp2, 0xc032dab80e3a026c, 0x3ec1b30c44c7007e),
            ("exp2", exp2, 0x403d000000000000, 0x41c0000000000000),
            ("log2", log2, 0x4040000000000000, 0x4014000000000000),
            ("log10", log10, 0x3fe67c976aa0ae3a, 0xbfc39cdc8cb3f7c1),
            ("log10", log10, 0x402a000000000000, 0x3ff1d2b643bc124f),
            ("cbrt", cbrt, 0xbfa6e9f40a8c7820, 0xbfd6b8f60e7cc5c6),
            ("cbrt", cbrt, 0x40000bf6d38de7af, 0x3ff42da807e9ee20),
            ("cbrt", cbrt, 0x0000000000000000, 0x0000000000000000),
        ] {
            let x = f64::from_bits(x);
            assert_eq!(function(x).to_bits(), want, "{name}({x})");
        }
        for (name, function, x, y, want) in [
            (
                "pow",
                pow as fn(f64, f64) -> f64,
                0x3ff2848d4640e734,
                0x4018000000000000,
                0x40033a05fc72e127,
            ),
            (
                "pow",
                pow,
                0xc035d6faf115d835,
                0x402c000000000000,
                0x43d37c864374f0b6,
            ),
            (
                "pow",
                pow,
                0x40149f2565974ce8,
                0x3feadf6b4de02238,
                0x400fb662c4549d2b,
            ),
            (
                "hypot",
                hypot,
                0x402f70e82ca79b9c,
                0x402c000000000000,
                0x40350cff110508cf,
            ),
            (
                "hypot",
                hypot,
                0x4012b73f44df6fa2,
                0xbff62c9e43386784,
                0x40138501054cfb96,
            ),
            (
                "hypot",
                hypot,
                0x400731fa30a9405c,
                0xbff0000000000000,
                0x4008893b74320603,
            ),
            (
                "hypot",
                hypot,
                0x402e943e8e059b7e,
                0xc0080a0d394024d8,
                0x402f29ff2906e725,
            ),
            (
                "atan2",
                atan2,
                0x40209343f3c179f8,
                0x4008000000000000,
                0x3ff393643f2ca0a7,
            ),
            (
                "atan2",
                atan2,
                0x3fe8566452dfb950,
                0x3fd039824fcf6be8,
                0x3ff3fc1de66336fc,
            ),
            (
                "atan2",
                atan2,
                0x40094ccee0dcf5e0,
                0x4008000000000000,
                0x3fe9f9f3fbdfdb5c,
            ),
            (
                "atan2",
                atan2,
                0x401e061e69c16410,
                0xc007dc88166f8c52,
                0x3fff2f418418a8e4,
            ),
        ] {
            let (x, y) = (f64::from_bits(x), f64::from_bits(y));
            assert_eq!(function(x, y).to_bits(), want, "{name}({x}, {y})");
        }
    }
}
