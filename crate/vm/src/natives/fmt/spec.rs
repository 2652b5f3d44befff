//! One directive's flags, width and precision, and how basic values are written under them.

use crate::natives::number::{format_float, format_uint};
use crate::natives::{quote, unicode, utf8};

/// What stands between `%` and the verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spec {
    pub(super) width: Option<usize>,
    pub(super) prec: Option<usize>,
    pub(super) minus: bool,
    pub(super) plus: bool,
    pub(super) sharp: bool,
    pub(super) space: bool,
    pub(super) zero: bool,
    /// `%+v` and `%#v`: the flags then mean something else than for numbers.
    pub(super) plus_v: bool,
    pub(super) sharp_v: bool,
}

/// A verb's letter case for hexadecimal digits.
const LOWER: &[u8; 16] = b"0123456789abcdef";
const UPPER: &[u8; 16] = b"0123456789ABCDEF";

impl Spec {
    /// Appends `text`, padded to the width in characters.
    pub(super) fn pad(&self, out: &mut Vec<u8>, text: &[u8]) {
        let fill = self.fill(self.width.unwrap_or(0).saturating_sub(utf8::count(text)));
        if self.minus {
            out.extend_from_slice(text);
        }
        out.extend(fill);
        if !self.minus {
            out.extend_from_slice(text);
        }
    }

    /// As [`Self::pad`], with spaces even where the zero flag is set.
    fn pad_spaces(&self, out: &mut Vec<u8>, text: &[u8]) {
        Spec {
            zero: false,
            ..*self
        }
        .pad(out, text);
    }

    /// Zeros are allowed on the left only.
    fn fill(&self, count: usize) -> impl Iterator<Item = u8> + use<> {
        std::iter::repeat_n(if self.zero && !self.minus { b'0' } else { b' ' }, count)
    }

    pub(super) fn bool(&self, out: &mut Vec<u8>, v: bool) {
        self.pad(out, if v { b"true" } else { b"false" });
    }

    /// An integer in `base`: signed where `v` is an int64's bits and `signed`.
    pub(super) fn integer(&self, out: &mut Vec<u8>, v: u64, base: u64, signed: bool, verb: char) {
        let negative = signed && (v as i64) < 0;
        let magnitude = if negative { v.wrapping_neg() } else { v };
        let signed_width = negative || self.plus || self.space;
        let digits = match (self.prec, self.width) {
            (Some(0), _) if magnitude == 0 => return self.pad_spaces(out, b""),
            (Some(prec), _) => prec,
            // Zero padding stands between sign and digits, so it is a precision.
            (None, Some(width)) if self.zero && !self.minus => {
                width.saturating_sub(usize::from(signed_width))
            }
            _ => 0,
        };
        let mut number = Vec::with_capacity(24);
        format_uint(&mut number, magnitude, base);
        if verb == 'X' {
            number.make_ascii_uppercase();
        }
        let mut text = Vec::with_capacity(digits.max(number.len()) + 3);
        if negative {
            text.push(b'-');
        } else if self.plus {
            text.push(b'+');
        } else if self.space {
            text.push(b' ');
        }
        let zeros = digits.saturating_sub(number.len());
        if verb == 'O' {
            text.extend_from_slice(b"0o");
        }
        if self.sharp {
            match base {
                2 => text.extend_from_slice(b"0b"),
                8 if zeros == 0 && number[0] != b'0' => text.push(b'0'),
                16 => text.extend_from_slice(if verb == 'X' { b"0X" } else { b"0x" }),
                _ => {}
            }
        }
        text.extend(std::iter::repeat_n(b'0', zeros));
        text.extend_from_slice(&number);
        self.pad_spaces(out, &text);
    }

    /// Hexadecimal with a leading 0x if `leading`, whatever the flag says.
    pub(super) fn hex(&self, out: &mut Vec<u8>, v: u64, leading: bool) {
        Spec {
            sharp: leading,
            ..*self
        }
        .integer(out, v, 16, false, 'v');
    }

    /// `%U`
    pub(super) fn unicode(&self, out: &mut Vec<u8>, v: u64) {
        let prec = self.prec.unwrap_or(4).max(4);
        let mut text = format!("U+{v:0prec$X}").into_bytes();
        if self.sharp && v <= 0x10FFFF && unicode::is_print(v as i32) {
            text.extend_from_slice(b" '");
            utf8::push(&mut text, v as i32);
            text.push(b'\'');
        }
        self.pad_spaces(out, &text);
    }

    /// `%c`
    pub(super) fn character(&self, out: &mut Vec<u8>, v: u64) {
        let mut text = Vec::with_capacity(4);
        utf8::push(&mut text, rune(v));
        self.pad(out, &text);
    }

    /// `%q` of an integer
    pub(super) fn quoted_rune(&self, out: &mut Vec<u8>, v: u64) {
        let mut text = Vec::with_capacity(8);
        quote::quote_rune(&mut text, rune(v), quote::Plain::ascii(self.plus));
        self.pad(out, &text);
    }

    /// The precision cuts a string to so many runes.
    fn cut<'s>(&self, s: &'s [u8]) -> &'s [u8] {
        match self.prec {
            Some(prec) => utf8::runes(s).nth(prec).map_or(s, |(at, ..)| &s[..at]),
            None => s,
        }
    }

    pub(super) fn string(&self, out: &mut Vec<u8>, s: &[u8]) {
        if self.width.is_none() && self.prec.is_none() {
            return out.extend_from_slice(s);
        }
        self.pad(out, self.cut(s));
    }

    /// `%q` of a string
    pub(super) fn quoted(&self, out: &mut Vec<u8>, s: &[u8]) {
        let s = self.cut(s);
        let mut text = Vec::with_capacity(s.len() + 2);
        if self.sharp && quote::can_backquote(s) {
            text.push(b'`');
            text.extend_from_slice(s);
            text.push(b'`');
        } else {
            quote::quote(&mut text, s, b'"', quote::Plain::ascii(self.plus));
        }
        self.pad(out, &text);
    }

    /// `%x` and `%X` of a string or bytes; the precision is a number of bytes.
    pub(super) fn hex_bytes(&self, out: &mut Vec<u8>, s: &[u8], upper: bool) {
        let s = &s[..self.prec.unwrap_or(s.len()).min(s.len())];
        let digits = if upper { UPPER } else { LOWER };
        let prefix: &[u8] = if upper { b"0X" } else { b"0x" };
        let mut text = Vec::with_capacity(2 * s.len());
        for (i, &b) in s.iter().enumerate() {
            if self.space && i > 0 {
                text.push(b' ');
            }
            if self.sharp && (self.space || i == 0) {
                text.extend_from_slice(prefix);
            }
            text.extend_from_slice(&[digits[usize::from(b >> 4)], digits[usize::from(b & 15)]]);
        }
        self.pad(out, &text);
    }

    /// A float of 32 or 64 bits; `default` is the precision where none is given.
    pub(super) fn float(&self, out: &mut Vec<u8>, v: f64, bits: u64, verb: char, default: i64) {
        let prec = self.prec.map_or(default, |prec| prec as i64);
        let letter = match verb {
            'v' => b'g',
            'F' => b'f',
            _ => verb as u8,
        };
        let mut number = Vec::with_capacity(24);
        format_float(&mut number, v, letter, prec, bits);
        let negative = number[0] == b'-';
        if matches!(number[0], b'-' | b'+') {
            number.remove(0);
        }
        let sign: &[u8] = match () {
            () if negative => b"-",
            () if self.plus => b"+",
            () if self.space => b" ",
            () => b"",
        };
        if !v.is_finite() {
            // Only an infinity has its + without a flag.
            let sign: &[u8] = if v.is_infinite() && sign.is_empty() {
                b"+"
            } else {
                sign
            };
            return self.pad_spaces(out, &[sign, &number].concat());
        }
        if self.sharp && letter != b'b' {
            let shown = match letter {
                b'g' | b'G' if prec >= 0 => prec,
                b'g' | b'G' => 6,
                b'x' if prec >= 0 => prec,
                b'x' => 6,
                // Go forgets the upper-case X.
                _ => 0,
            };
            number = with_point(&number, letter, shown);
        }
        let text = [sign, &number].concat();
        if self.zero && !self.minus && !sign.is_empty() {
            // Zeros go between sign and digits.
            out.extend_from_slice(sign);
            let rest = Spec {
                width: self.width.map(|w| w.saturating_sub(1)),
                ..*self
            };
            return rest.pad(out, &number);
        }
        self.pad(out, &text);
    }

    pub(super) fn complex(
        &self,
        out: &mut Vec<u8>,
        re: f64,
        im: f64,
        bits: u64,
        verb: char,
        default: i64,
    ) {
        out.push(b'(');
        self.float(out, re, bits, verb, default);
        Spec {
            plus: true,
            ..*self
        }
        .float(out, im, bits, verb, default);
        out.extend_from_slice(b"i)");
    }
}

/// An integer as a rune: U+FFFD where it is none.
fn rune(v: u64) -> i32 {
    if v > 0x10FFFF {
        utf8::RUNE_ERROR
    } else {
        v as i32
    }
}

/// The alternate form: a decimal point always, and zeros up to `digits` significant digits (or, for
/// `e` and `f`, as many as there are).
fn with_point(number: &[u8], letter: u8, digits: i64) -> Vec<u8> {
    let exponent_letters: &[u8] = match letter {
        b'x' | b'X' => b"pP",
        _ => b"eE",
    };
    let start = if matches!(letter, b'x' | b'X') { 2 } else { 0 };
    let end = number[start..]
        .iter()
        .position(|b| exponent_letters.contains(b))
        .map_or(number.len(), |at| start + at);
    let (mut mantissa, tail) = (number[..end].to_vec(), &number[end..]);
    // Go counts the x of a hexadecimal number as its first digit.
    let mut missing = if start > 0 { digits - 1 } else { digits };
    let mut significant = start > 0;
    let mut point = false;
    for &b in &mantissa[start..] {
        if b == b'.' {
            point = true;
            continue;
        }
        significant |= b != b'0';
        if significant {
            missing -= 1;
        }
    }
    if !point {
        // Zero itself counts as a digit where nothing else does.
        if mantissa == b"0" {
            missing -= 1;
        }
        mantissa.push(b'.');
    }
    mantissa.extend(std::iter::repeat_n(b'0', missing.max(0) as usize));
    mantissa.extend_from_slice(tail);
    mantissa
}
