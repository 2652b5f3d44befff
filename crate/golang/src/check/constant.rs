//! Go's untyped constants: exact integers and rationals, as go/constant has them.

use super::types::Basic;
use crate::syntax::ast::BinaryOp;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::fmt;
use std::rc::Rc;

/// A constant's value. Integers are exact; floats are exact rationals (the checker bounds their size).
#[derive(Clone, PartialEq, Debug)]
pub enum Const {
    Bool(bool),
    /// Bytes, since a Go string need not be UTF-8.
    Str(Rc<[u8]>),
    Int(BigInt),
    Float(BigRational),
    /// Real and imaginary part.
    Complex(BigRational, BigRational),
}

/// The largest size of an untyped integer, in bits, and of a shift count; as gc has them.
pub const MAX_INT_BITS: u64 = 512;
pub const MAX_SHIFT: u64 = 1023 - 1 + 52;

/// The longest constant string, in bytes. gc allows 2 GB; a page has less room.
pub const MAX_STRING: usize = 16 << 20;

/// Floats whose numerator or denominator outgrows this many bits are rounded to 512 bits.
const MAX_FLOAT_BITS: u64 = 4096;
const ROUNDED_BITS: u64 = 512;

/// Floats of 2 to this power or more are refused, and those of its inverse or less are zero.
const MAX_FLOAT_EXPONENT: i64 = 1 << 17;

impl Const {
    /// The value as an integer, where it is one.
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Const::Int(i) => Some(i.clone()),
            Const::Float(f) if f.is_integer() => Some(f.to_integer()),
            Const::Complex(re, im) if im.is_zero() && re.is_integer() => Some(re.to_integer()),
            _ => None,
        }
    }

    /// The value as a real number, where it is one.
    pub fn to_rational(&self) -> Option<BigRational> {
        match self {
            Const::Int(i) => Some(BigRational::from_integer(i.clone())),
            Const::Float(f) => Some(f.clone()),
            Const::Complex(re, im) if im.is_zero() => Some(re.clone()),
            _ => None,
        }
    }

    /// Real and imaginary part of a number.
    pub fn parts(&self) -> Option<(BigRational, BigRational)> {
        match self {
            Const::Complex(re, im) => Some((re.clone(), im.clone())),
            _ => Some((self.to_rational()?, BigRational::zero())),
        }
    }

    /// A text that only equal constants have.
    pub(super) fn key(&self) -> String {
        match self {
            Const::Str(bytes) => quote(bytes),
            Const::Float(r) => format!("f{r}"),
            Const::Complex(re, im) => format!("c{re} {im}"),
            other => other.to_string(),
        }
    }

    /// The nearest float64; infinite where the value is too large.
    pub fn to_f64(&self) -> Option<f64> {
        let r = self.to_rational()?;
        match round_float(&r, 53, -1074, 1024) {
            Some(rounded) => Some(exact_f64(&rounded)),
            None if r.is_negative() => Some(f64::NEG_INFINITY),
            None => Some(f64::INFINITY),
        }
    }
}

/// As messages print a constant.
impl fmt::Display for Const {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Const::Bool(b) => write!(f, "{b}"),
            Const::Int(i) => write!(f, "{i}"),
            Const::Str(bytes) => f.write_str(&shorten(&quote(bytes))),
            Const::Float(r) => f.write_str(&float_text(r)),
            Const::Complex(re, im) => {
                write!(f, "({} + {}i)", float_text(re), float_text(im))
            }
        }
    }
}

/// At most 72 characters, as gc cuts string constants in messages.
fn shorten(text: &str) -> String {
    if text.chars().count() <= 72 {
        return text.to_string();
    }
    text.chars().take(69).chain("...".chars()).collect()
}

/// A Go string literal for these bytes.
pub fn quote(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\u{7}' => out.push_str("\\a"),
                '\u{8}' => out.push_str("\\b"),
                '\u{b}' => out.push_str("\\v"),
                '\u{c}' => out.push_str("\\f"),
                c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                    out.push_str(&format!("\\x{:02x}", c as u32));
                }
                c if c.is_control() || c == '\u{feff}' => {
                    out.push_str(&format!("\\u{:04x}", c as u32));
                }
                c => out.push(c),
            }
        }
        for b in chunk.invalid() {
            out.push_str(&format!("\\x{b:02x}"));
        }
    }
    out.push('"');
    out
}

/// Six significant digits, as C's `%.6g` has them.
fn float_text(r: &BigRational) -> String {
    if r.is_integer() && r.numer().bits() < 20 {
        return r.numer().to_string();
    }
    let f = exact_f64(r);
    if f.is_finite() && (f != 0.0 || r.is_zero()) {
        return general(f);
    }
    // Beyond float64: scale by a power of ten found from the bit lengths.
    let bits = r.numer().bits() as i64 - r.denom().bits() as i64;
    let mut exponent = (bits as f64 * std::f64::consts::LOG10_2).floor() as i64;
    let ten = BigInt::from(10);
    let power = num_traits::pow(ten, exponent.unsigned_abs() as usize);
    let scaled = if exponent > 0 { r / power } else { r * power };
    let mut mantissa = exact_f64(&scaled);
    while mantissa.abs() >= 10.0 {
        mantissa /= 10.0;
        exponent += 1;
    }
    while mantissa.abs() < 1.0 && mantissa != 0.0 {
        mantissa *= 10.0;
        exponent -= 1;
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", general(mantissa), exponent.abs())
}

fn general(f: f64) -> String {
    if f == 0.0 {
        return "0".into();
    }
    let scientific = format!("{f:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |s: &str| match s.contains('.') {
        true => s.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => s.to_string(),
    };
    if (-4..6).contains(&exponent) {
        return trim(&format!("{f:.*}", (5 - exponent).max(0) as usize));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", trim(mantissa), exponent.abs())
}

/// `r` rounded to nearest, ties to even, as a binary float of `precision` bits with least exponent
/// `least` (the value of the last bit of a subnormal is `2^least`); none if it is `2^limit` or more.
pub fn round_float(r: &BigRational, precision: u64, least: i64, limit: i64) -> Option<BigRational> {
    if r.is_zero() {
        return Some(r.clone());
    }
    let (num, den) = (r.numer().abs(), r.denom());
    // The exponent of the leading bit is `lead` or `lead - 1`.
    let lead = num.bits() as i64 - den.bits() as i64;
    let mut unit = (lead - precision as i64).max(least);
    let quotient = |unit: i64| {
        let (n, d) = match unit >= 0 {
            true => (num.clone(), den << unit as u64),
            false => (&num << unit.unsigned_abs(), den.clone()),
        };
        n.div_rem(&d)
    };
    let (mut q, _) = quotient(unit);
    if q.bits() > precision {
        unit += 1;
    }
    let rest;
    (q, rest) = quotient(unit);
    let divisor = if unit >= 0 {
        den << unit as u64
    } else {
        den.clone()
    };
    let twice: BigInt = rest << 1u32;
    if twice > divisor || (twice == divisor && q.is_odd()) {
        q += 1;
    }
    if q.bits() as i64 + unit > limit {
        return None;
    }
    let value = match unit >= 0 {
        true => BigRational::from_integer(q << unit as u64),
        false => BigRational::new(q, BigInt::one() << unit.unsigned_abs()),
    };
    Some(if r.is_negative() { -value } else { value })
}

pub fn round_f64(r: &BigRational) -> Option<BigRational> {
    round_float(r, 53, -1074, 1024)
}

pub fn round_f32(r: &BigRational) -> Option<BigRational> {
    round_float(r, 24, -149, 128)
}

fn exact_f64(r: &BigRational) -> f64 {
    match round_f64(r) {
        Some(r) => {
            // Numerator and denominator (a power of two) may each exceed a float's range, so scale.
            let shift = r.denom().bits() as i64 - 1;
            let numer = r.numer();
            let extra = (numer.bits() as i64 - 64).max(0);
            let top = (numer >> extra as u64).to_i128().unwrap_or(0) as f64;
            scale(top, extra - shift)
        }
        None if r.is_negative() => f64::NEG_INFINITY,
        None => f64::INFINITY,
    }
}

/// `f * 2^exponent` in steps that neither overflow nor round too early.
fn scale(mut f: f64, mut exponent: i64) -> f64 {
    while exponent > 1000 {
        f *= 2f64.powi(1000);
        exponent -= 1000;
    }
    while exponent < -1000 {
        f *= 2f64.powi(-1000);
        exponent += 1000;
    }
    f * 2f64.powi(exponent as i32)
}

/// Keeps a float's size in bounds; none where it is too large to be kept.
pub fn bounded(r: BigRational) -> Option<Const> {
    let size = r.numer().bits() as i64 - r.denom().bits() as i64;
    if size > MAX_FLOAT_EXPONENT {
        return None;
    }
    if size < -MAX_FLOAT_EXPONENT {
        return Some(Const::Float(BigRational::zero()));
    }
    if r.numer().bits() > MAX_FLOAT_BITS || r.denom().bits() > MAX_FLOAT_BITS {
        let rounded = round_float(&r, ROUNDED_BITS, i64::MIN / 2, i64::MAX / 2);
        return rounded.map(Const::Float);
    }
    Some(Const::Float(r))
}

/// `x op y` for operands of like kinds; integer division truncates where `integer`. None where the
/// operator is not defined on them, the divisor is zero, or the result cannot be kept.
pub fn binary(op: BinaryOp, x: &Const, y: &Const, integer: bool) -> Option<Const> {
    if let (Const::Bool(a), Const::Bool(b)) = (x, y) {
        return match op {
            BinaryOp::LogAnd => Some(Const::Bool(*a && *b)),
            BinaryOp::LogOr => Some(Const::Bool(*a || *b)),
            _ => None,
        };
    }
    if let (Const::Str(a), Const::Str(b)) = (x, y) {
        return match op {
            BinaryOp::Add => Some(Const::Str([&a[..], &b[..]].concat().into())),
            _ => None,
        };
    }
    if let (Const::Int(a), Const::Int(b)) = (x, y)
        && (op != BinaryOp::Div || integer)
    {
        let zero = b.is_zero();
        return Some(Const::Int(match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::Div if !zero => a / b,
            BinaryOp::Rem if !zero => a % b,
            BinaryOp::And => a & b,
            BinaryOp::Or => a | b,
            BinaryOp::Xor => a ^ b,
            BinaryOp::AndNot => a & !b.clone(),
            _ => return None,
        }));
    }
    if let Const::Complex(..) = x {
        return complex(op, x.parts()?, y.parts()?);
    }
    if let Const::Complex(..) = y {
        return complex(op, x.parts()?, y.parts()?);
    }
    let (a, b) = (x.to_rational()?, y.to_rational()?);
    match op {
        BinaryOp::Add => bounded(a + b),
        BinaryOp::Sub => bounded(a - b),
        BinaryOp::Mul => bounded(a * b),
        BinaryOp::Div if !b.is_zero() => bounded(a / b),
        _ => None,
    }
}

type Parts = (BigRational, BigRational);

fn complex(op: BinaryOp, (a, b): Parts, (c, d): Parts) -> Option<Const> {
    let (re, im) = match op {
        BinaryOp::Add => (a + c, b + d),
        BinaryOp::Sub => (a - c, b - d),
        BinaryOp::Mul => (&a * &c - &b * &d, &b * &c + &a * &d),
        BinaryOp::Div => {
            let size = &c * &c + &d * &d;
            if size.is_zero() {
                return None;
            }
            ((&a * &c + &b * &d) / &size, (&b * &c - &a * &d) / &size)
        }
        _ => return None,
    };
    Some(Const::Complex(
        bounded(re)?.to_rational()?,
        bounded(im)?.to_rational()?,
    ))
}

/// `x op y` for a comparison of operands of like kinds.
pub fn compare(op: BinaryOp, x: &Const, y: &Const) -> Option<bool> {
    let order = match (x, y) {
        (Const::Bool(a), Const::Bool(b)) => a.cmp(b),
        (Const::Str(a), Const::Str(b)) => a.cmp(b),
        (Const::Int(a), Const::Int(b)) => a.cmp(b),
        (Const::Complex(..), _) | (_, Const::Complex(..)) => {
            let same = x.parts()? == y.parts()?;
            return match op {
                BinaryOp::Eq => Some(same),
                BinaryOp::Ne => Some(!same),
                _ => None,
            };
        }
        _ => x.to_rational()?.cmp(&y.to_rational()?),
    };
    Some(match op {
        BinaryOp::Eq => order.is_eq(),
        BinaryOp::Ne => order.is_ne(),
        BinaryOp::Lt => order.is_lt(),
        BinaryOp::Le => order.is_le(),
        BinaryOp::Gt => order.is_gt(),
        BinaryOp::Ge => order.is_ge(),
        _ => return None,
    })
}

/// The range of an integer type of so many bits.
fn integer_range(bits: u32, unsigned: bool) -> (BigInt, BigInt) {
    let one = BigInt::one();
    match unsigned {
        true => (BigInt::ZERO, (&one << bits) - 1),
        false => (-(&one << (bits - 1)), (&one << (bits - 1)) - 1),
    }
}

/// Bits and signedness of an integer type; `int` has 64.
pub fn integer_size(basic: Basic) -> Option<(u32, bool)> {
    Some(match basic {
        Basic::Int | Basic::Int64 => (64, false),
        Basic::Int8 => (8, false),
        Basic::Int16 => (16, false),
        Basic::Int32 => (32, false),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (64, true),
        Basic::Uint8 => (8, true),
        Basic::Uint16 => (16, true),
        Basic::Uint32 => (32, true),
        _ => return None,
    })
}

/// The value as the basic type holds it (rounded, where a float); none where it cannot.
pub fn represent(value: &Const, basic: Basic) -> Option<Const> {
    match value {
        Const::Bool(_) => return basic.is_boolean().then(|| value.clone()),
        Const::Str(_) => return basic.is_string().then(|| value.clone()),
        _ => {}
    }
    if let Some((bits, unsigned)) = integer_size(basic) {
        let i = value.to_int()?;
        let (low, high) = integer_range(bits, unsigned);
        return (low <= i && i <= high).then_some(Const::Int(i));
    }
    match basic {
        Basic::UntypedInt | Basic::UntypedRune => value.to_int().map(Const::Int),
        Basic::Float32 => round_f32(&value.to_rational()?).map(Const::Float),
        Basic::Float64 => round_f64(&value.to_rational()?).map(Const::Float),
        Basic::Complex64 | Basic::Complex128 => {
            let round = if basic == Basic::Complex64 {
                round_f32
            } else {
                round_f64
            };
            let (re, im) = value.parts()?;
            Some(Const::Complex(round(&re)?, round(&im)?))
        }
        Basic::UntypedComplex => {
            let (re, im) = value.parts()?;
            Some(Const::Complex(re, im))
        }
        Basic::UntypedFloat => match value.to_rational()? {
            r if r.is_integer() && matches!(value, Const::Int(_)) => Some(value.clone()),
            r => Some(Const::Float(r)),
        },
        _ => None,
    }
}
