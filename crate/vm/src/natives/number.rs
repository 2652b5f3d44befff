//! Numbers as text, as package strconv writes and reads them.

/// Appends `v`; `verb` is one of Go's `eEfgGbxX`, `prec` digits or, where negative, as many as are needed to
/// read the same value of `bits` bits back. Without the `+` of positive numbers.
///
/// The digits are Rust's: both languages give the shortest that read back, and round exactly where the
/// precision is given.
pub(crate) fn format_float(out: &mut Vec<u8>, v: f64, verb: u8, prec: i64, bits: u64) {
    if v.is_nan() {
        return out.extend_from_slice(b"NaN");
    }
    if v.is_infinite() {
        return out.extend_from_slice(if v > 0.0 { b"+Inf" } else { b"-Inf" });
    }
    if v.is_sign_negative() {
        out.push(b'-');
    }
    let v = v.abs();
    match verb {
        b'b' => binary(out, v, bits),
        b'x' | b'X' => hexadecimal(out, v, verb, prec),
        b'f' => {
            let digits = if prec < 0 {
                shortest(v, bits)
            } else {
                fixed(v, prec)
            };
            let prec = if prec < 0 {
                (digits.text.len() as i64 - digits.point).max(0)
            } else {
                prec
            };
            plain(out, &digits, prec);
        }
        b'e' | b'E' => {
            let digits = if prec < 0 {
                shortest(v, bits)
            } else {
                rounded(v, prec + 1)
            };
            let prec = if prec < 0 {
                digits.text.len() as i64 - 1
            } else {
                prec
            };
            scientific(out, &digits, prec, verb);
        }
        b'g' | b'G' => general(out, v, verb, prec, bits),
        _ => out.extend_from_slice(&[b'%', verb]),
    }
}

/// Significant digits without zeros at the end: 0.text × 10^point. Zero has none, and point 0.
struct Digits {
    text: Vec<u8>,
    point: i64,
}

impl Digits {
    /// From `d.ddde±x`, as Rust writes it.
    fn scientific(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let digits = mantissa.bytes().filter(|&b| b != b'.').collect();
        Digits {
            text: digits,
            point: exponent.parse::<i64>().unwrap_or(0) + 1,
        }
        .trimmed()
    }

    fn trimmed(mut self) -> Digits {
        while self.text.last() == Some(&b'0') {
            self.text.pop();
        }
        if self.text.is_empty() {
            self.point = 0;
        }
        self
    }

    fn digit(&self, at: i64) -> u8 {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.text.get(at))
            .copied()
            .unwrap_or(b'0')
    }
}

/// The fewest digits that read back as the same value; of two such numbers equally near, the even one. (Rust
/// takes the upper one.)
fn shortest(v: f64, bits: u64) -> Digits {
    let text = if bits == 32 {
        format!("{:e}", v as f32)
    } else {
        format!("{v:e}")
    };
    let digits = Digits::scientific(&text);
    // Only a value of few binary places can lie in the middle between two decimals of 17 digits or fewer.
    let middle = v < 1e18 && (v * (1 << 18) as f64).fract() == 0.0;
    if !middle || digits.text.last().is_none_or(|digit| digit % 2 == 0) {
        return digits;
    }
    let places = digits.text.len() - 1;
    let even = format!("{v:.places$e}");
    let same = if bits == 32 {
        even.parse() == Ok(v as f32)
    } else {
        even.parse() == Ok(v)
    };
    match same {
        true => Digits::scientific(&even),
        false => digits,
    }
}

/// No float64 has more significant digits than this.
const MOST_DIGITS: i64 = 1100;

/// `count` significant digits, at least 1.
fn rounded(v: f64, count: i64) -> Digits {
    let more = (count - 1).clamp(0, MOST_DIGITS) as usize;
    Digits::scientific(&format!("{v:.more$e}"))
}

/// `prec` digits behind the point.
fn fixed(v: f64, prec: i64) -> Digits {
    let prec = prec.clamp(0, MOST_DIGITS) as usize;
    let text = format!("{v:.prec$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.trim_start_matches('0');
    let digits: Vec<u8> = [whole, part].concat().into_bytes();
    let zeros = digits.iter().take_while(|&&b| b == b'0').count();
    Digits {
        text: digits[zeros..].to_vec(),
        point: whole.len() as i64 - zeros as i64,
    }
    .trimmed()
}

/// ddd.ddd
fn plain(out: &mut Vec<u8>, digits: &Digits, prec: i64) {
    if digits.point > 0 {
        out.extend((0..digits.point).map(|at| digits.digit(at)));
    } else {
        out.push(b'0');
    }
    if prec > 0 {
        out.push(b'.');
        out.extend((0..prec).map(|at| digits.digit(digits.point + at)));
    }
}

/// d.ddde±dd
fn scientific(out: &mut Vec<u8>, digits: &Digits, prec: i64, verb: u8) {
    out.push(digits.digit(0));
    if prec > 0 {
        out.push(b'.');
        out.extend((1..=prec).map(|at| digits.digit(at)));
    }
    let exponent = if digits.text.is_empty() {
        0
    } else {
        digits.point - 1
    };
    out.push(verb);
    out.extend_from_slice(
        format!(
            "{}{:02}",
            if exponent < 0 { '-' } else { '+' },
            exponent.abs()
        )
        .as_bytes(),
    );
}

/// As `%e` for large exponents, else as `%f`.
fn general(out: &mut Vec<u8>, v: f64, verb: u8, prec: i64, bits: u64) {
    let shortest_form = prec < 0;
    let prec = if prec == 0 { 1 } else { prec };
    let digits = if shortest_form {
        shortest(v, bits)
    } else {
        rounded(v, prec)
    };
    let count = digits.text.len() as i64;
    let limit = match () {
        () if shortest_form => 6,
        () if prec > count && count >= digits.point => count,
        () => prec,
    };
    let exponent = digits.point - 1;
    if exponent < -4 || exponent >= limit {
        let shown = if shortest_form {
            count
        } else {
            prec.min(count)
        };
        scientific(out, &digits, shown - 1, verb + b'e' - b'g');
    } else {
        plain(out, &digits, (count - digits.point).max(0));
    }
}

/// The binary exponent and the significand's bits: v = significand × 2^exponent.
fn parts(v: f64) -> (u64, i64) {
    let (raw, fraction) = (v.to_bits() >> 52 & 0x7FF, v.to_bits() & ((1 << 52) - 1));
    if raw == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, raw as i64 - 1075)
    }
}

/// 4503599627370496p-52: as the significand of the type's own width.
fn binary(out: &mut Vec<u8>, v: f64, bits: u64) {
    let (significand, exponent) = if bits == 32 {
        let raw = (v as f32).to_bits();
        let (biased, fraction) = (raw >> 23 & 0xFF, u64::from(raw & ((1 << 23) - 1)));
        if biased == 0 {
            (fraction, -149)
        } else {
            (fraction | 1 << 23, i64::from(biased) - 150)
        }
    } else {
        parts(v)
    };
    out.extend_from_slice(format!("{significand}p{exponent:+}").as_bytes());
}

/// 0x1.8p+01
fn hexadecimal(out: &mut Vec<u8>, v: f64, verb: u8, prec: i64) {
    let (mut significand, mut exponent) = parts(v);
    if significand == 0 {
        exponent = 0;
    } else {
        // The leading 1 goes to bit 60, which leaves 15 hexadecimal digits behind the point.
        let shift = significand.leading_zeros() - 3;
        significand <<= shift;
        exponent += 60 - i64::from(shift);
    }
    if (0..15).contains(&prec) {
        let dropped = 60 - 4 * prec as u32;
        let half = 1u64 << (dropped - 1);
        let rest = significand & ((1u64 << dropped) - 1);
        significand >>= dropped;
        if rest > half || rest == half && significand & 1 == 1 {
            significand += 1;
        }
        significand <<= dropped;
        if significand >> 61 == 1 {
            significand >>= 1;
            exponent += 1;
        }
    }
    let mut text = format!("0x{}", significand >> 60);
    let fraction = format!("{:015x}", significand & ((1 << 60) - 1));
    let shown = match prec {
        ..0 => fraction.trim_end_matches('0').to_string(),
        15.. => fraction + &"0".repeat(prec as usize - 15),
        _ => fraction[..prec as usize].to_string(),
    };
    if !shown.is_empty() {
        text.push('.');
        text.push_str(&shown);
    }
    text.push_str(&format!(
        "p{}{:02}",
        if exponent < 0 { '-' } else { '+' },
        exponent.abs()
    ));
    if verb == b'X' {
        text.make_ascii_uppercase();
    }
    out.extend_from_slice(text.as_bytes());
}

/// Appends `v`'s digits; `base` is 2 to 36.
pub(crate) fn format_uint(out: &mut Vec<u8>, mut v: u64, base: u64) {
    let start = out.len();
    loop {
        out.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(v % base) as usize]);
        v /= base;
        if v == 0 {
            break;
        }
    }
    out[start..].reverse();
}

pub(crate) fn format_int(out: &mut Vec<u8>, v: i64, base: u64) {
    if v < 0 {
        out.push(b'-');
    }
    format_uint(out, v.unsigned_abs(), base);
}

/// Why a number could not be read; the discriminants are known to std/strconv.go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Problem {
    Syntax = 1,
    Range = 2,
    Base = 3,
    BitSize = 4,
}

/// Reads an unsigned number as strconv.ParseUint; the value of a range error is the type's limit.
pub(crate) fn parse_uint(s: &[u8], base: i64, bits: i64) -> Result<u64, (u64, Problem)> {
    let syntax = (0, Problem::Syntax);
    if s.is_empty() {
        return Err(syntax);
    }
    let (digits, radix) = match (base, s) {
        (0, [b'0', b'x' | b'X', rest @ ..]) => (rest, 16),
        (0, [b'0', b'b' | b'B', rest @ ..]) => (rest, 2),
        (0, [b'0', b'o' | b'O', rest @ ..]) => (rest, 8),
        (0, [b'0', rest @ ..]) if !rest.is_empty() => (rest, 8),
        (0, _) => (s, 10),
        (2..=36, _) => (s, base as u64),
        _ => return Err((0, Problem::Base)),
    };
    if !(0..=64).contains(&bits) {
        return Err((0, Problem::BitSize));
    }
    let max = if bits == 0 || bits == 64 {
        u64::MAX
    } else {
        (1 << bits) - 1
    };
    if digits.is_empty() {
        return Err(syntax);
    }
    let mut value = 0u64;
    for &b in digits {
        if base == 0 && b == b'_' {
            continue;
        }
        let digit = char::from(b)
            .to_digit(36)
            .map(u64::from)
            .filter(|&d| d < radix)
            .ok_or(syntax)?;
        match value
            .checked_mul(radix)
            .and_then(|v| v.checked_add(digit))
            .filter(|&v| v <= max)
        {
            Some(more) => value = more,
            // What comes after may be anything.
            None => return Err((max, Problem::Range)),
        }
    }
    if base == 0 && digits.contains(&b'_') && !underscores_ok(s) {
        return Err(syntax);
    }
    Ok(value)
}

/// Underscores must separate digits, or the base prefix from digits.
fn underscores_ok(s: &[u8]) -> bool {
    let prefixed = s.len() >= 2 && s[0] == b'0' && matches!(s[1] | 32, b'x' | b'b' | b'o');
    let hex = prefixed && s[1] | 32 == b'x';
    let mut before = if prefixed { b'0' } else { b'^' };
    for &b in &s[if prefixed { 2 } else { 0 }..] {
        let class = match b {
            b'0'..=b'9' => b'0',
            b'a'..=b'f' | b'A'..=b'F' if hex => b'0',
            b'_' => b'_',
            _ => b'!',
        };
        if class == b'_' && before != b'0' || class != b'0' && before == b'_' {
            return false;
        }
        before = class;
    }
    before != b'_'
}

/// As strconv.ParseInt.
pub(crate) fn parse_int(s: &[u8], base: i64, bits: i64) -> Result<i64, (i64, Problem)> {
    let (negative, digits) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let width = if bits == 0 { 64 } else { bits };
    let value = match parse_uint(digits, base, bits) {
        Ok(value) => value,
        Err((value, Problem::Range)) => value,
        Err((_, problem)) => return Err((0, problem)),
    };
    let limit = 1u64 << (width - 1);
    match (negative, value) {
        (false, value) if value >= limit => Err(((limit - 1) as i64, Problem::Range)),
        (true, value) if value > limit => Err(((limit as i64).wrapping_neg(), Problem::Range)),
        (true, value) => Ok((value as i64).wrapping_neg()),
        (false, value) => Ok(value as i64),
    }
}

/// As strconv.ParseFloat: decimal and hexadecimal numbers, infinities and NaN.
pub(crate) fn parse_float(s: &[u8], bits: i64) -> Result<f64, (f64, Problem)> {
    let syntax = (0.0, Problem::Syntax);
    let text = std::str::from_utf8(s).map_err(|_| syntax)?;
    let (sign, body) = match s.first() {
        Some(b'-') => (-1.0, &text[1..]),
        Some(b'+') => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    match body.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Ok(sign * f64::INFINITY),
        "nan" if body.len() == s.len() => return Ok(f64::from_bits(0x7FF8_0000_0000_0001)),
        _ => {}
    }
    let hex = body.len() > 2 && body[..2].eq_ignore_ascii_case("0x");
    let cleaned;
    let body = if body.contains('_') {
        if !underscores_ok(body.as_bytes()) {
            return Err(syntax);
        }
        cleaned = body.replace('_', "");
        cleaned.as_str()
    } else {
        body
    };
    let value = if hex {
        parse_hex(&body[2..], bits).ok_or(syntax)?
    } else {
        if !body
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
        {
            return Err(syntax);
        }
        if body.starts_with(['+', '-']) {
            return Err(syntax);
        }
        if bits == 32 {
            body.parse::<f32>().map(f64::from).map_err(|_| syntax)?
        } else {
            body.parse::<f64>().map_err(|_| syntax)?
        }
    };
    if value.is_infinite() {
        Err((sign * value, Problem::Range))
    } else {
        Ok(sign * value)
    }
}

/// The digits of a hexadecimal float: `1.8p3`; the exponent is required.
fn parse_hex(body: &str, bits: i64) -> Option<f64> {
    let (digits, exponent) = body.split_once(['p', 'P'])?;
    let exponent_digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if exponent_digits.is_empty() || !exponent_digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut power: i64 = exponent_digits.parse::<i64>().unwrap_or(1 << 40);
    if exponent.starts_with('-') {
        power = -power;
    }
    let (mut significand, mut seen, mut point, mut sticky) = (0u64, false, false, false);
    for b in digits.bytes() {
        if b == b'.' && !point {
            point = true;
            continue;
        }
        let digit = u64::from(char::from(b).to_digit(16)?);
        seen = true;
        if significand >> 60 == 0 {
            significand = significand << 4 | digit;
            power -= if point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            power += if point { 0 } else { 4 };
        }
    }
    if !seen {
        return None;
    }
    if significand == 0 {
        return Some(0.0);
    }
    Some(scale(
        significand << 1 | u64::from(sticky),
        power - 1,
        if bits == 32 {
            (24, -149, 128)
        } else {
            (53, -1074, 1024)
        },
    ))
}

/// significand × 2^power, rounded to even at (precision, least exponent, first exponent too large).
fn scale(significand: u64, power: i64, (precision, least, over): (i64, i64, i64)) -> f64 {
    let width = 64 - i64::from(significand.leading_zeros());
    let top = width + power;
    if top > over {
        return f64::INFINITY;
    }
    // Bits below the target's last place are dropped.
    let drop = (width - precision).max(least - power);
    let (kept, power) = if drop <= 0 {
        (significand, power)
    } else if drop > 64 {
        (0, least)
    } else {
        let whole = u128::from(significand);
        let (kept, rest, half) = (
            whole >> drop,
            whole & ((1u128 << drop) - 1),
            1u128 << (drop - 1),
        );
        let up = rest > half || rest == half && kept & 1 == 1;
        (kept as u64 + u64::from(up), power + drop)
    };
    // Two steps keep each factor in range; kept has at most 53 bits or is exact, so neither rounds
    // but where the whole underflowed, and then `least` has already taken care of it.
    let value = kept as f64;
    let half = power / 2;
    let value = value * 2f64.powi(half as i32) * 2f64.powi((power - half) as i32);
    if over == 128 && value >= 2f64.powi(128) {
        f64::INFINITY
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float(v: f64, verb: u8, prec: i64, bits: u64) -> String {
        let mut out = Vec::new();
        format_float(&mut out, v, verb, prec, bits);
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn floats_as_go_writes_them() {
        for (v, verb, prec, want) in [
            (0.0, b'g', -1, "0"),
            (-0.0, b'g', -1, "-0"),
            (1e21, b'g', -1, "1e+21"),
            (123456789.0, b'f', -1, "123456789"),
            (0.000012345, b'g', -1, "1.2345e-05"),
            (100.0, b'g', 3, "100"),
            (1000.0, b'g', 3, "1e+03"),
            (2.5, b'f', 0, "2"),
            (3.5, b'f', 0, "4"),
            (0.0, b'e', -1, "0e+00"),
            (1.0, b'b', -1, "4503599627370496p-52"),
            (1.5, b'x', -1, "0x1.8p+00"),
            (1.0, b'X', 3, "0X1.000P+00"),
            (31.9, b'x', 0, "0x1p+05"),
            (9.995, b'f', 2, "9.99"),
            (0.05, b'f', 0, "0"),
            (0.5, b'e', 0, "5e-01"),
            (f64::INFINITY, b'g', -1, "+Inf"),
            (9_999_999_993.320_312, b'g', -1, "9.999999993320312e+09"),
            (1125899906842624.125, b'f', -1, "1125899906842624"),
        ] {
            assert_eq!(
                float(v, verb, prec, 64),
                want,
                "{v} {} {prec}",
                verb as char
            );
        }
        assert_eq!(float(f64::from(0.1f32), b'g', -1, 32), "0.1");
        assert_eq!(float(1.0, b'b', -1, 32), "8388608p-23");
    }

    #[test]
    fn numbers_are_read_as_go_reads_them() {
        assert_eq!(parse_int(b"-128", 10, 8), Ok(-128));
        assert_eq!(parse_int(b"128", 10, 8), Err((127, Problem::Range)));
        assert_eq!(
            parse_int(b"-9223372036854775809", 10, 64),
            Err((i64::MIN, Problem::Range))
        );
        assert_eq!(parse_int(b"0x_ff", 0, 64), Ok(255));
        assert_eq!(parse_int(b"0755", 0, 64), Ok(493));
        assert_eq!(parse_int(b"1_000", 10, 64), Err((0, Problem::Syntax)));
        assert_eq!(parse_int(b"", 10, 64), Err((0, Problem::Syntax)));
        assert_eq!(parse_int(b"-", 10, 64), Err((0, Problem::Syntax)));
        assert_eq!(parse_uint(b"zz", 36, 64), Ok(1295));
        assert_eq!(parse_uint(b"1", 1, 64), Err((0, Problem::Base)));
        assert_eq!(
            parse_float(b"1e400", 64),
            Err((f64::INFINITY, Problem::Range))
        );
        assert_eq!(parse_float(b"-0x1.8p1", 64), Ok(-3.0));
        assert_eq!(parse_float(b"0x1p-1074", 64), Ok(5e-324));
        assert_eq!(parse_float(b"0x1.fffffep127", 32), Ok(f64::from(f32::MAX)));
        assert_eq!(
            parse_float(b"0x1p1024", 64),
            Err((f64::INFINITY, Problem::Range))
        );
        assert_eq!(parse_float(b"1e", 64), Err((0.0, Problem::Syntax)));
        assert_eq!(parse_float(b".5", 64), Ok(0.5));
        assert!(parse_float(b"nan", 64).is_ok_and(f64::is_nan));
    }
}
