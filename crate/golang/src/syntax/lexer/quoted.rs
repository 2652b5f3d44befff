//! Strings and runes: `"a\n" `raw` 'x'`.

use super::{Lexed, Lexer, named};
use crate::syntax::ast::LiteralKind;

impl<'s> Lexer<'s> {
    /// `"…"`; the opening quote is next.
    pub(super) fn string(&mut self, start: usize) -> Lexed<'s> {
        self.at += 1;
        let mut bad = false;
        loop {
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    break;
                }
                Some('\\') => {
                    self.at += 1;
                    bad |= !self.escape('"');
                }
                Some('\n') => {
                    self.error(self.at, "newline in string");
                    bad = true;
                    break;
                }
                Some(c) => self.at += c.len_utf8(),
                None => {
                    self.error(start, "string not terminated");
                    bad = true;
                    break;
                }
            }
        }
        self.check_characters(start, self.at);
        self.literal(start, LiteralKind::String, bad)
    }

    /// `` `…` ``; the opening quote is next.
    pub(super) fn raw_string(&mut self, start: usize) -> Lexed<'s> {
        let len = self.text[start + 1..].find('`');
        match len {
            Some(len) => self.at = start + 1 + len + 1,
            None => {
                self.at = self.text.len();
                self.error(start, "string not terminated");
            }
        }
        self.check_characters(start, self.at);
        self.literal(start, LiteralKind::String, len.is_none())
    }

    /// `'…'`; the opening quote is next.
    pub(super) fn rune(&mut self, start: usize) -> Lexed<'s> {
        self.at += 1;
        let mut bad = false;
        let mut runes = 0;
        loop {
            match self.peek() {
                Some('\'') => {
                    if !bad && runes == 0 {
                        self.error(self.at, "empty rune literal or unescaped '");
                        bad = true;
                    } else if !bad && runes > 1 {
                        self.error(start, "more than one character in rune literal");
                        bad = true;
                    }
                    self.at += 1;
                    break;
                }
                Some('\\') => {
                    self.at += 1;
                    bad |= !self.escape('\'');
                }
                Some('\n') => {
                    if !bad {
                        self.error(self.at, "newline in rune literal");
                    }
                    bad = true;
                    break;
                }
                Some('\0') => {
                    // Reported below, and otherwise as if it were not there.
                    self.at += 1;
                    continue;
                }
                Some(c) => self.at += c.len_utf8(),
                None => {
                    if !bad {
                        self.error(start, "rune literal not terminated");
                    }
                    bad = true;
                    break;
                }
            }
            runes += 1;
        }
        self.check_characters(start, self.at);
        self.literal(start, LiteralKind::Rune, bad)
    }

    /// What follows a backslash. Tells whether it was right; if not, stops before the character that was wrong.
    fn escape(&mut self, quote: char) -> bool {
        let Some(c) = self.peek() else {
            // The literal's end is missing too, which is reported instead.
            return true;
        };
        let (base, len, limit) = match c {
            'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => {
                self.at += 1;
                return true;
            }
            _ if c == quote => {
                self.at += 1;
                return true;
            }
            '0'..='7' => (8, 3, 255),
            'x' => (16, 2, 255),
            'u' => (16, 4, char::MAX as u32),
            'U' => (16, 8, char::MAX as u32),
            _ => {
                self.error(self.at, "unknown escape");
                return false;
            }
        };
        if base == 16 {
            self.at += 1;
        }
        let mut value: u32 = 0;
        for _ in 0..len {
            let Some(c) = self.peek() else { return true };
            let Some(digit) = c.to_digit(base) else {
                let kind = if base == 8 { "octal" } else { "hexadecimal" };
                self.error(
                    self.at,
                    format!("invalid character {} in {kind} escape", quoted(c)),
                );
                return false;
            };
            value = value.wrapping_mul(base).wrapping_add(digit);
            self.at += 1;
        }
        if base == 8 && value > limit {
            self.error(self.at, format!("octal escape value {value} > 255"));
            return false;
        }
        if len > 3 && char::from_u32(value).is_none() {
            let name = char::from_u32(value).map_or_else(|| format!("U+{value:04X}"), named);
            self.error(
                self.at,
                format!("escape is invalid Unicode code point {name}"),
            );
            return false;
        }
        true
    }
}

/// The character as a Go rune literal.
fn quoted(c: char) -> String {
    match c {
        '\n' => "'\\n'".to_string(),
        '\t' => "'\\t'".to_string(),
        '\r' => "'\\r'".to_string(),
        '\'' => "'\\''".to_string(),
        '\\' => "'\\\\'".to_string(),
        c if (c as u32) < 0x20 || c == '\x7f' => format!("'\\x{:02x}'", c as u32),
        c => format!("'{c}'"),
    }
}
