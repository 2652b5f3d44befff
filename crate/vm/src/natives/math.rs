//! Package math. What no processor has comes from `elementary` and `libm`, natively too, so that a program
//! gives the same digits everywhere.

use super::{Entry, elementary, native};
use crate::host::Host;
use crate::native::{NativeCall, NativeResult};

macro_rules! functions {
    ($($name:literal => $function:expr),* $(,)?) => {
        /// The functions of one float64 that give one.
        fn unary<H: Host>() -> impl Iterator<Item = Entry<H>> {
            [$(native::<H>($name, |call| {
                let function: fn(f64) -> f64 = $function;
                let value = function(call.arg_f64(0));
                call.done_f64(value)
            })),*].into_iter()
        }
    };
}

functions! {
    "math.Abs" => f64::abs,
    "math.Acos" => elementary::acos,
    "math.Acosh" => libm::acosh,
    "math.Asin" => elementary::asin,
    "math.Asinh" => libm::asinh,
    "math.Atan" => elementary::atan,
    "math.Atanh" => libm::atanh,
    "math.Cbrt" => elementary::cbrt,
    "math.Ceil" => f64::ceil,
    "math.Cos" => elementary::cos,
    "math.Cosh" => elementary::cosh,
    "math.Erf" => libm::erf,
    "math.Erfc" => libm::erfc,
    "math.Erfcinv" => |x| erfinv(1.0 - x),
    "math.Erfinv" => erfinv,
    "math.Exp" => elementary::exp,
    "math.Exp2" => elementary::exp2,
    "math.Expm1" => libm::expm1,
    "math.Floor" => f64::floor,
    "math.Gamma" => gamma,
    "math.J0" => libm::j0,
    "math.J1" => libm::j1,
    "math.Log" => libm::log,
    "math.Log10" => elementary::log10,
    "math.Log1p" => libm::log1p,
    "math.Log2" => elementary::log2,
    "math.Round" => f64::round,
    "math.RoundToEven" => f64::round_ties_even,
    "math.Sin" => elementary::sin,
    "math.Sinh" => elementary::sinh,
    "math.Sqrt" => f64::sqrt,
    "math.Tan" => elementary::tan,
    "math.Tanh" => elementary::tanh,
    "math.Trunc" => f64::trunc,
    "math.Y0" => libm::y0,
    "math.Y1" => libm::y1,
    "math.Logb" => |x| match x {
        _ if x == 0.0 => f64::NEG_INFINITY,
        _ if x.is_infinite() => f64::INFINITY,
        _ if x.is_nan() => x,
        _ => f64::from(libm::ilogb(x)),
    },
}

/// Go's Gamma of -Inf and of negative integers is NaN, of zeros the infinity of their sign.
fn gamma(x: f64) -> f64 {
    match x {
        _ if x == f64::NEG_INFINITY => f64::NAN,
        _ if x < 0.0 && x == x.floor() => f64::NAN,
        _ => libm::tgamma(x),
    }
}

/// p(x) by its coefficients, the highest power's first.
fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

/// The inverse of erf, from the normal distribution's quantiles (Wichura, Algorithm AS 241, Applied Statistics 37, 1988).
#[expect(
    clippy::excessive_precision,
    reason = "the coefficients as they were published"
)]
fn erfinv(x: f64) -> f64 {
    if x.is_nan() || !(-1.0..=1.0).contains(&x) {
        return f64::NAN;
    }
    if x.abs() == 1.0 {
        return f64::INFINITY.copysign(x);
    }
    let q = x / 2.0;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        let over = [
            2.5090809287301226727e3,
            3.3430575583588128105e4,
            6.7265770927008700853e4,
            4.5921953931549871457e4,
            1.3731693765509461125e4,
            1.9715909503065514427e3,
            1.3314166789178437745e2,
            3.3871328727963666080,
        ];
        let under = [
            5.2264952788528545610e3,
            2.8729085735721942674e4,
            3.9307895800092710610e4,
            2.1213794301586595867e4,
            5.3941960214247511077e3,
            6.8718700749205790830e2,
            4.2313330701600911252e1,
            1.0,
        ];
        return q * polynomial(r, &over) / polynomial(r, &under) / std::f64::consts::SQRT_2;
    }
    let r = (-libm::log((1.0 - x.abs()) / 2.0)).sqrt();
    let value = if r <= 5.0 {
        let over = [
            7.74545014278341407640e-4,
            2.27238449892691845833e-2,
            2.41780725177450611770e-1,
            1.27045825245236838258,
            3.64784832476320460504,
            5.76949722146069140550,
            4.63033784615654529590,
            1.42343711074968357734,
        ];
        let under = [
            1.05075007164441684324e-9,
            5.47593808499534494600e-4,
            1.51986665636164571966e-2,
            1.48103976427480074590e-1,
            6.89767334985100004550e-1,
            1.67638483018380384940,
            2.05319162663775882187,
            1.0,
        ];
        polynomial(r - 1.6, &over) / polynomial(r - 1.6, &under)
    } else {
        let over = [
            2.01033439929228813265e-7,
            2.71155556874348757815e-5,
            1.24266094738807843860e-3,
            2.65321895265761230930e-2,
            2.96560571828504891230e-1,
            1.78482653991729133580,
            5.46378491116411436990,
            6.65790464350110377720,
        ];
        let under = [
            2.04426310338993978564e-15,
            1.42151175831644588870e-7,
            1.84631831751005468180e-5,
            7.86869131145613259100e-4,
            1.48753612908506148525e-2,
            1.36929880922735805310e-1,
            5.99832206555887937690e-1,
            1.0,
        ];
        polynomial(r - 5.0, &over) / polynomial(r - 5.0, &under)
    };
    (value / std::f64::consts::SQRT_2).copysign(x)
}

/// A Bessel function of order `n`, between -10000 and 10000.
fn bessel<H: Host>(call: &mut NativeCall<'_, H>, function: fn(i32, f64) -> f64) -> NativeResult {
    let n = (call.arg(0) as i64).clamp(-10_000, 10_000) as i32;
    let value = function(n, call.arg_f64(1));
    // Go's have no negative zero.
    call.done_f64(if value == 0.0 { 0.0 } else { value })
}

fn max(x: f64, y: f64) -> f64 {
    match (x, y) {
        _ if x == f64::INFINITY || y == f64::INFINITY => f64::INFINITY,
        _ if x.is_nan() || y.is_nan() => f64::NAN,
        _ if x == 0.0 && y == 0.0 => {
            if x.is_sign_negative() {
                y
            } else {
                x
            }
        }
        _ if x > y => x,
        _ => y,
    }
}

fn min(x: f64, y: f64) -> f64 {
    match (x, y) {
        _ if x == f64::NEG_INFINITY || y == f64::NEG_INFINITY => f64::NEG_INFINITY,
        _ if x.is_nan() || y.is_nan() => f64::NAN,
        _ if x == 0.0 && y == 0.0 => {
            if x.is_sign_negative() {
                x
            } else {
                y
            }
        }
        _ if x < y => x,
        _ => y,
    }
}

fn dim(x: f64, y: f64) -> f64 {
    let d = x - y;
    if d <= 0.0 { 0.0 } else { d }
}

fn binary<H: Host>(call: &mut NativeCall<'_, H>, function: fn(f64, f64) -> f64) -> NativeResult {
    let value = function(call.arg_f64(0), call.arg_f64(1));
    call.done_f64(value)
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    unary().chain([
        native::<H>("math.Atan2", |call| binary(call, elementary::atan2)),
        native("math.Copysign", |call| binary(call, f64::copysign)),
        native("math.Dim", |call| binary(call, dim)),
        native("math.Hypot", |call| binary(call, elementary::hypot)),
        native("math.Max", |call| binary(call, max)),
        native("math.Min", |call| binary(call, min)),
        native("math.Mod", |call| binary(call, |x, y| x % y)),
        native("math.Nextafter", |call| {
            binary(call, |x, y| if x == y { x } else { libm::nextafter(x, y) })
        }),
        native("math.Jn", |call| bessel(call, libm::jn)),
        native("math.Yn", |call| bessel(call, libm::yn)),
        native("math.Nextafter32", |call| {
            binary(call, |x, y| {
                let next = if x == y {
                    x as f32
                } else {
                    libm::nextafterf(x as f32, y as f32)
                };
                f64::from(next)
            })
        }),
        native("math.Pow", |call| binary(call, elementary::pow)),
        native("math.Remainder", |call| binary(call, libm::remainder)),
        native("math.FMA", |call| {
            let value = libm::fma(call.arg_f64(0), call.arg_f64(1), call.arg_f64(2));
            call.done_f64(value)
        }),
        native("math.Pow10", |call| {
            let n = call.arg(0) as i64;
            let value = match n {
                ..-323 => 0.0,
                309.. => f64::INFINITY,
                _ => format!("1e{n}").parse().unwrap_or(f64::NAN),
            };
            call.done_f64(value)
        }),
        native("math.Inf", |call| {
            let value = if (call.arg(0) as i64) < 0 {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            };
            call.done_f64(value)
        }),
        native("math.NaN", |call| call.done(0x7FF8000000000001)),
        native("math.IsNaN", |call| {
            call.done(u64::from(call.arg_f64(0).is_nan()))
        }),
        native("math.IsInf", |call| {
            let (value, sign) = (call.arg_f64(0), call.arg(1) as i64);
            let is = sign >= 0 && value == f64::INFINITY || sign <= 0 && value == f64::NEG_INFINITY;
            call.done(u64::from(is))
        }),
        native("math.Signbit", |call| call.done(call.arg(0) >> 63)),
        native("math.Float64bits", |call| call.done(call.arg(0))),
        native("math.Float64frombits", |call| call.done(call.arg(0))),
        // A float32 stands in its slot as the float64 of the same value.
        native("math.Float32bits", |call| {
            call.done(u64::from((call.arg_f64(0) as f32).to_bits()))
        }),
        native("math.Float32frombits", |call| {
            call.done_f64(f64::from(f32::from_bits(call.arg(0) as u32)))
        }),
        native("math.Frexp", |call| {
            let (fraction, exponent) = elementary::frexp(call.arg_f64(0));
            call.set(1, exponent as u64);
            call.done_f64(fraction)
        }),
        native("math.Ldexp", |call| {
            let exponent = (call.arg(1) as i64).clamp(-5000, 5000) as i32;
            let value = libm::ldexp(call.arg_f64(0), exponent);
            call.done_f64(value)
        }),
        native("math.Ilogb", |call| {
            let x = call.arg_f64(0);
            let value = match x {
                _ if x == 0.0 => i64::from(i32::MIN),
                _ if !x.is_finite() => i64::from(i32::MAX),
                _ => i64::from(libm::ilogb(x)),
            };
            call.done(value as u64)
        }),
        native("math.Lgamma", |call| {
            let x = call.arg_f64(0);
            let (value, sign) = libm::lgamma_r(x);
            let sign = if x == 0.0 && x.is_sign_negative() || sign < 0 {
                -1i64
            } else {
                1
            };
            call.set(1, sign as u64);
            call.done_f64(value)
        }),
        native("math.Modf", |call| {
            let x = call.arg_f64(0);
            let whole = x.trunc();
            let part = if x.is_infinite() {
                f64::NAN
            } else {
                (x - whole).copysign(x)
            };
            call.set_f64(1, part);
            call.done_f64(whole)
        }),
        native("math.Sincos", |call| {
            let x = call.arg_f64(0);
            call.set_f64(1, elementary::cos(x));
            call.done_f64(elementary::sin(x))
        }),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erfinv_inverts_erf() {
        for x in [0.001, 0.3, 0.8, 0.9, 0.999, 0.999_999_9] {
            assert!((libm::erf(erfinv(x)) - x).abs() < 1e-15, "{x}");
            assert_eq!(erfinv(-x), -erfinv(x));
        }
        assert!((erfinv(1.0 - 1e-15) - 5.675_863_553_8).abs() < 1e-2);
    }

    #[test]
    fn special_cases_are_gos() {
        assert_eq!(max(-0.0, 0.0).to_bits(), 0);
        assert_eq!(min(0.0, -0.0).to_bits(), 1 << 63);
        assert_eq!(max(f64::NAN, f64::INFINITY), f64::INFINITY);
        assert!(min(f64::NAN, 1.0).is_nan());
        assert!(gamma(-2.0).is_nan());
        assert!(dim(f64::NAN, 1.0).is_nan());
    }
}
