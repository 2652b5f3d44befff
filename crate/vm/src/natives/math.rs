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
    "math.Exp" => elementary::exp,
    "math.Exp2" => elementary::exp2,
    "math.Expm1" => libm::expm1,
    "math.Floor" => f64::floor,
    "math.Gamma" => gamma,
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
    fn special_cases_are_gos() {
        assert_eq!(max(-0.0, 0.0).to_bits(), 0);
        assert_eq!(min(0.0, -0.0).to_bits(), 1 << 63);
        assert_eq!(max(f64::NAN, f64::INFINITY), f64::INFINITY);
        assert!(min(f64::NAN, 1.0).is_nan());
        assert!(gamma(-2.0).is_nan());
        assert!(dim(f64::NAN, 1.0).is_nan());
    }
}
