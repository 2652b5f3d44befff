//! Number literals: `0b101 0o17 017 1_000 0x1p-2 .5e3 2i`.

use super::{Lexed, Lexer};
use crate::syntax::ast::LiteralKind;

/// What the digits of a number look like.
#[derive(Default)]
struct Digits {
    any: bool,
    /// Where the first digit is that the base does not have.
    wrong: Option<usize>,
}

impl<'s> Lexer<'s> {
    /// A number, which starts with a digit, or with a point that a digit follows. Of several faults the first
    /// is reported, as gc does.
    pub(super) fn number(&mut self, start: usize) -> Lexed<'s> {
        let mut fault: Option<(usize, String)> = None;
        let mut kind = LiteralKind::Int;
        let mut base = 10;
        // A lone `0` before digits means octal too, unless the number turns out to be no integer.
        let mut legacy_octal = false;
        if self.byte(0) == b'0' {
            self.at += 1;
            base = match self.byte(0).to_ascii_lowercase() {
                b'x' => 16,
                b'o' => 8,
                b'b' => 2,
                _ => 10,
            };
            if base != 10 {
                self.at += 1;
            } else {
                legacy_octal = true;
            }
        }
        let digit_base = if legacy_octal { 8 } else { base };
        let mut digits = self.digits(digit_base);
        digits.any |= legacy_octal;
        let name = if legacy_octal {
            "octal"
        } else {
            base_name(base)
        };

        if self.byte(0) == b'.' {
            kind = LiteralKind::Float;
            if matches!(base, 2 | 8) {
                fault.get_or_insert((self.at, format!("invalid radix point in {name} literal")));
            }
            self.at += 1;
            let fraction = self.digits(base);
            digits.any |= fraction.any;
            digits.wrong = digits.wrong.or(fraction.wrong);
        }
        if !digits.any {
            fault.get_or_insert((self.at, format!("{name} literal has no digits")));
        }

        let letter = self.byte(0).to_ascii_lowercase();
        if matches!(letter, b'e' | b'p') {
            if letter == b'e' && base != 10 {
                let what = format!(
                    "'{}' exponent requires decimal mantissa",
                    self.byte(0) as char
                );
                fault.get_or_insert((self.at, what));
            }
            if letter == b'p' && base != 16 {
                let what = format!(
                    "'{}' exponent requires hexadecimal mantissa",
                    self.byte(0) as char
                );
                fault.get_or_insert((self.at, what));
            }
            self.at += 1;
            kind = LiteralKind::Float;
            if matches!(self.byte(0), b'+' | b'-') {
                self.at += 1;
            }
            if !self.digits(10).any {
                fault.get_or_insert((self.at, "exponent has no digits".to_string()));
            }
        } else if base == 16 && kind == LiteralKind::Float {
            fault.get_or_insert((
                self.at,
                "hexadecimal mantissa requires a 'p' exponent".to_string(),
            ));
        }
        if self.byte(0) == b'i' {
            kind = LiteralKind::Imaginary;
            self.at += 1;
        }

        // Eight and nine are wrong in an octal integer, but `09.5` and `09i` are decimal.
        let wrong = digits
            .wrong
            .filter(|_| !legacy_octal || kind == LiteralKind::Int);
        if let (Some(at), LiteralKind::Int) = (wrong, kind) {
            let digit = self.text.as_bytes()[at] as char;
            fault.get_or_insert((at, format!("invalid digit '{digit}' in {name} literal")));
        }
        if let Some(at) = misplaced_separator(&self.text[start..self.at]) {
            fault.get_or_insert((
                start + at,
                "'_' must separate successive digits".to_string(),
            ));
        }
        let bad = fault.is_some();
        if let Some((at, message)) = fault {
            self.error(at, message);
        }
        self.literal(start, kind, bad)
    }

    /// The byte `ahead` of the next one; 0 past the end.
    fn byte(&self, ahead: usize) -> u8 {
        self.text
            .as_bytes()
            .get(self.at + ahead)
            .copied()
            .unwrap_or(0)
    }

    /// Digits and `_`. In bases up to ten all decimal digits are taken, so that a wrong one can be named.
    fn digits(&mut self, base: u8) -> Digits {
        let mut seen = Digits::default();
        loop {
            let byte = self.byte(0);
            match byte {
                b'_' => {}
                b'0'..=b'9' => {
                    seen.any = true;
                    if byte - b'0' >= base {
                        seen.wrong.get_or_insert(self.at);
                    }
                }
                b'a'..=b'f' | b'A'..=b'F' if base == 16 => seen.any = true,
                _ => return seen,
            }
            self.at += 1;
        }
    }
}

fn base_name(base: u8) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        16 => "hexadecimal",
        _ => "decimal",
    }
}

/// Where the first `_` is that does not stand between two digits. A base prefix counts as a digit.
fn misplaced_separator(text: &str) -> Option<usize> {
    #[derive(PartialEq)]
    enum Before {
        Digit,
        Separator,
        Other,
    }
    let bytes = text.as_bytes();
    let letter = bytes.get(1).map_or(0, |b| b.to_ascii_lowercase());
    let prefixed = bytes[0] == b'0' && matches!(letter, b'x' | b'o' | b'b');
    let (skipped, mut before) = if prefixed {
        (2, Before::Digit)
    } else {
        (0, Before::Other)
    };
    for (at, byte) in bytes.iter().enumerate().skip(skipped) {
        let digit = byte.is_ascii_digit() || prefixed && letter == b'x' && byte.is_ascii_hexdigit();
        match byte {
            b'_' if before != Before::Digit => return Some(at),
            b'_' => before = Before::Separator,
            _ if digit => before = Before::Digit,
            _ if before == Before::Separator => return Some(at - 1),
            _ => before = Before::Other,
        }
    }
    (before == Before::Separator).then(|| bytes.len() - 1)
}
