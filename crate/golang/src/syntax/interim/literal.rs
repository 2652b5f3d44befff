//! Literals' source text → values. The lexer has refused malformed ones, so these fail only on text that it
//! never gives.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Num, Zero};

/// The bytes of a string literal, quoted or raw.
pub fn unquote_string(source: &str) -> Option<Vec<u8>> {
    if let Some(raw) = source.strip_prefix('`') {
        // Carriage returns are no part of a raw string.
        return Some(raw.strip_suffix('`')?.bytes().filter(|&b| b != b'\r').collect());
    }
    let mut rest = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let (value, after) = unquote_char(rest)?;
        match value {
            Char::Byte(byte) => bytes.push(byte),
            Char::Rune(c) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
        rest = after;
    }
    Some(bytes)
}

/// The value of a rune literal.
pub fn unquote_rune(source: &str) -> Option<u32> {
    let inner = source.strip_prefix('\'')?.strip_suffix('\'')?;
    match unquote_char(inner)? {
        (Char::Byte(byte), "") => Some(u32::from(byte)),
        (Char::Rune(c), "") => Some(c as u32),
        _ => None,
    }
}

enum Char {
    /// `\x41`, `\101`: a byte, not a code point.
    Byte(u8),
    Rune(char),
}

fn unquote_char(text: &str) -> Option<(Char, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((Char::Rune(first), chars.as_str()));
    }
    let escape = chars.next()?;
    let rest = chars.as_str();
    let simple = match escape {
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '\\' | '\'' | '"' => escape,
        'x' => {
            let value = u8::from_str_radix(rest.get(..2)?, 16).ok()?;
            return Some((Char::Byte(value), &rest[2..]));
        }
        'u' | 'U' => {
            let digits = if escape == 'u' { 4 } else { 8 };
            let value = u32::from_str_radix(rest.get(..digits)?, 16).ok()?;
            return Some((Char::Rune(char::from_u32(value)?), &rest[digits..]));
        }
        '0'..='7' => {
            let after = text.get(1..)?;
            let value = u8::from_str_radix(after.get(..3)?, 8).ok()?;
            return Some((Char::Byte(value), &after[3..]));
        }
        _ => return None,
    };
    Some((Char::Rune(simple), rest))
}

/// An integer literal's value, in any base.
pub fn integer(source: &str) -> Option<BigInt> {
    let text = source.replace('_', "");
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0b" | "0B") => (&text[2..], 2),
        Some("0o" | "0O") => (&text[2..], 8),
        _ if text.len() > 1 && text.starts_with('0') => (&text[1..], 8),
        _ => (&text[..], 10),
    };
    BigInt::from_str_radix(digits, radix).ok()
}

/// The largest decimal or binary exponent of a literal that is given a value; Go's own bound is of that order.
const MAX_EXPONENT: i64 = 20_000;

/// A float literal's value, exactly. None also for exponents beyond all use.
pub fn float(source: &str) -> Option<BigRational> {
    let text = source.replace('_', "").to_ascii_lowercase();
    let hex = text.strip_prefix("0x");
    let (body, radix, mark) = match hex {
        Some(body) => (body, 16, 'p'),
        None => (&text[..], 10, 'e'),
    };
    let (mantissa, exponent) = match body.split_once(mark) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = BigInt::from_str_radix(&format!("0{whole}{fraction}"), radix).ok()?;
    if digits.is_zero() {
        return Some(BigRational::zero());
    }
    let (base, shift) = if radix == 16 { (2, 4 * fraction.len() as i64) } else { (10, fraction.len() as i64) };
    let exponent = exponent.checked_sub(shift)?;
    if exponent.abs() > MAX_EXPONENT {
        return None;
    }
    let power = BigInt::from(base).pow(exponent.unsigned_abs() as u32);
    Some(if exponent < 0 { BigRational::new(digits, power) } else { BigRational::from(digits * power) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_runes() {
        assert_eq!(unquote_string(r#""a\n\x41\101\u00e9\"""#).unwrap(), "a\nAA\u{e9}\"".as_bytes());
        assert_eq!(unquote_string("`a\\n\r\nb`").unwrap(), b"a\\n\nb");
        assert_eq!(unquote_string(r#""\xff""#).unwrap(), [0xff]);
        assert_eq!((unquote_rune("'é'"), unquote_rune(r"'\''"), unquote_rune(r"'\377'")), (Some(0xe9), Some(39), Some(255)));
    }

    #[test]
    fn numbers() {
        let int = |s| integer(s).unwrap().to_string();
        assert_eq!([int("0x_ff"), int("0b101"), int("0o17"), int("017"), int("1_000")], ["255", "5", "15", "15", "1000"]);
        let float = |s| float(s).unwrap().to_string();
        assert_eq!([float("1.5"), float(".25e1"), float("0x1p-2"), float("1e3")], ["3/2", "5/2", "1/4", "1000"]);
    }
}
