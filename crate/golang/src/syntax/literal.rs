//! The values of literals, from their source text. None: not a literal of that kind, which the lexer has
//! reported, or a number too large to compute with.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

/// Decimal and binary exponents beyond this are refused: no finite Go value has one, and exact arithmetic on
/// them would take all memory.
const MAX_EXPONENT: i64 = 10_000;

/// The bytes of a string literal, `"…"` or `` `…` ``. They need not be UTF-8.
pub fn unquote_string(source: &str) -> Option<Vec<u8>> {
    if let Some(raw) = enclosed(source, '`') {
        // Carriage returns are no part of a raw string's value.
        return Some(raw.bytes().filter(|&b| b != b'\r').collect());
    }
    let mut rest = enclosed(source, '"')?;
    let mut bytes = Vec::with_capacity(rest.len());
    while let Some(c) = rest.chars().next() {
        if c != '\\' {
            let plain = rest.find('\\').unwrap_or(rest.len());
            bytes.extend_from_slice(&rest.as_bytes()[..plain]);
            rest = &rest[plain..];
            continue;
        }
        let (value, is_byte, len) = escape(rest, '"')?;
        if is_byte {
            bytes.push(value as u8);
        } else {
            let c = char::from_u32(value)?;
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        rest = &rest[len..];
    }
    Some(bytes)
}

/// The value of a rune literal, `'x'`.
pub fn unquote_rune(source: &str) -> Option<u32> {
    let inner = enclosed(source, '\'')?;
    let first = inner.chars().next()?;
    let (value, len) = if first == '\\' {
        let (value, _, len) = escape(inner, '\'')?;
        (value, len)
    } else {
        (first as u32, first.len_utf8())
    };
    if len == inner.len() {
        Some(value)
    } else {
        None
    }
}

/// The value of an integer literal in any base, `0b1 0o7 07 1_000 0xf`.
pub fn integer(source: &str) -> Option<BigInt> {
    let digits = source.replace('_', "");
    let (digits, base) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&digits[2..], 16),
        [b'0', b'o' | b'O', ..] => (&digits[2..], 8),
        [b'0', b'b' | b'B', ..] => (&digits[2..], 2),
        [b'0', _, ..] => (&digits[1..], 8),
        _ => (&digits[..], 10),
    };
    if digits.len() > 100_000 {
        return None;
    }
    BigInt::parse_bytes(digits.as_bytes(), base)
}

/// The value of a floating-point literal, `1.5e3 0x1p-2`, exactly.
pub fn float(source: &str) -> Option<BigRational> {
    let text = source.replace('_', "").to_ascii_lowercase();
    let hex = text.starts_with("0x");
    let (base, mark, text) = if hex {
        (16, 'p', &text[2..])
    } else {
        (10, 'e', &text[..])
    };
    let (mantissa, exponent) = match text.split_once(mark) {
        // A number that does not fit in 64 bits is too large (or too small) all the same.
        Some((mantissa, exponent)) => {
            let digits = exponent.trim_start_matches(['+', '-']);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let end = if exponent.starts_with('-') {
                i64::MIN
            } else {
                i64::MAX
            };
            (mantissa, exponent.parse().unwrap_or(end))
        }
        None => (text, 0_i64),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() > 100_000 {
        return None;
    }
    let digits = format!("0{whole}{fraction}");
    let digits = BigInt::parse_bytes(digits.as_bytes(), base)?;
    if digits.is_zero() {
        return Some(BigRational::zero());
    }
    // Each digit after a hexadecimal point is worth four binary places.
    let places = fraction.len() as i64 * if hex { 4 } else { 1 };
    let exponent = exponent.saturating_sub(places);
    if exponent > MAX_EXPONENT {
        return None;
    }
    if exponent < -MAX_EXPONENT - places {
        // Nearer to zero than any value can be told from it.
        return Some(BigRational::zero());
    }
    let power = BigInt::from(if hex { 2 } else { 10 }).pow(exponent.unsigned_abs() as u32);
    Some(if exponent < 0 {
        BigRational::new(digits, power)
    } else {
        BigRational::from_integer(digits * power)
    })
}

/// The number before the `i` of an imaginary literal. For backward compatibility `010i` is ten.
pub fn imaginary(source: &str) -> Option<BigRational> {
    let number = source.strip_suffix('i')?;
    let decimal = number.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let lower = number.to_ascii_lowercase();
    if !decimal && (lower.starts_with("0b") || lower.starts_with("0o"))
        || lower.starts_with("0x") && !lower.contains('p')
    {
        return integer(number).map(BigRational::from_integer);
    }
    float(number)
}

fn enclosed(source: &str, quote: char) -> Option<&str> {
    source.strip_prefix(quote)?.strip_suffix(quote)
}

/// The escape at the start of `text`: its value, whether that is a byte rather than a code point, and how many
/// bytes of `text` it takes.
fn escape(text: &str, quote: char) -> Option<(u32, bool, usize)> {
    let kind = text[1..].chars().next()?;
    let simple = |value: u8| Some((value as u32, false, 2));
    let (from, len, base) = match kind {
        'a' => return simple(7),
        'b' => return simple(8),
        't' => return simple(9),
        'n' => return simple(10),
        'v' => return simple(11),
        'f' => return simple(12),
        'r' => return simple(13),
        '\\' => return simple(b'\\'),
        _ if kind == quote => return simple(quote as u8),
        '0'..='7' => (1, 3, 8),
        'x' => (2, 2, 16),
        'u' => (2, 4, 16),
        'U' => (2, 8, 16),
        _ => return None,
    };
    let value = u32::from_str_radix(text.get(from..from + len)?, base).ok()?;
    let is_byte = len < 4;
    (!is_byte || value < 256).then_some((value, is_byte, from + len))
}
