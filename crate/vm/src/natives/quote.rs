//! Go's quoted strings and runes: writing and reading them.

use super::unicode::{is_graphic, is_print};
use super::utf8;

/// The runes that need no escape.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Plain {
    Printable,
    Ascii,
    Graphic,
}

impl Plain {
    /// ASCII alone, or all that can be printed.
    pub(crate) fn ascii(only: bool) -> Plain {
        if only { Plain::Ascii } else { Plain::Printable }
    }

    fn has(self, r: i32) -> bool {
        match self {
            Plain::Printable => is_print(r),
            Plain::Ascii => r < 0x80 && is_print(r),
            Plain::Graphic => is_graphic(r),
        }
    }
}

/// Appends `s` between `quote`s, with what is not plain escaped.
pub(crate) fn quote(out: &mut Vec<u8>, s: &[u8], quote: u8, plain: Plain) {
    out.push(quote);
    for (at, r, width) in utf8::runes(s) {
        if r == utf8::RUNE_ERROR && width == 1 {
            out.extend_from_slice(format!("\\x{:02x}", s[at]).as_bytes());
        } else {
            escape(out, r, quote, plain);
        }
    }
    out.push(quote);
}

/// Appends a rune between single quotes.
pub(crate) fn quote_rune(out: &mut Vec<u8>, r: i32, plain: Plain) {
    out.push(b'\'');
    escape(out, utf8::to_char(r) as i32, b'\'', plain);
    out.push(b'\'');
}

fn escape(out: &mut Vec<u8>, r: i32, quote: u8, plain: Plain) {
    if r == i32::from(quote) || r == i32::from(b'\\') {
        out.extend_from_slice(&[b'\\', r as u8]);
        return;
    }
    if plain.has(r) {
        utf8::push(out, r);
        return;
    }
    let text = match r {
        0x07 => "\\a".into(),
        0x08 => "\\b".into(),
        0x0C => "\\f".into(),
        0x0A => "\\n".into(),
        0x0D => "\\r".into(),
        0x09 => "\\t".into(),
        0x0B => "\\v".into(),
        0..0x20 | 0x7F => format!("\\x{r:02x}"),
        0x20..0x10000 => format!("\\u{r:04x}"),
        _ => format!("\\U{r:08x}"),
    };
    out.extend_from_slice(text.as_bytes());
}

/// Whether `s` can stand between backquotes: valid UTF-8 on one line, without control characters but tab.
pub(crate) fn can_backquote(s: &[u8]) -> bool {
    utf8::runes(s).all(|(_, r, width)| {
        width > 1 && r != 0xFEFF
            || width == 1
                && r != utf8::RUNE_ERROR
                && (r >= 0x20 && r != 0x60 && r != 0x7F || r == 0x09)
    })
}

/// The string that the Go literal `s` means; none if it is no literal.
pub(crate) fn unquote(s: &[u8]) -> Option<Vec<u8>> {
    let [quote, inner @ .., last] = s else {
        return None;
    };
    if quote != last {
        return None;
    }
    match quote {
        b'`' => {
            let kept = inner.iter().copied().filter(|&b| b != b'\r').collect();
            (!inner.contains(&b'`')).then_some(kept)
        }
        b'"' | b'\'' => {
            let (mut out, mut rest, mut runes) = (Vec::with_capacity(inner.len()), inner, 0);
            while !rest.is_empty() {
                rest = unquote_one(&mut out, rest, *quote)?;
                runes += 1;
            }
            (*quote == b'"' || runes <= 1).then_some(out)
        }
        _ => None,
    }
}

/// Appends the first character or escape of `s`, which is no line feed and no quote; gives what follows it.
fn unquote_one<'a>(out: &mut Vec<u8>, s: &'a [u8], quote: u8) -> Option<&'a [u8]> {
    let (r, whole, rest) = unquote_rune(s, quote)?;
    if s[0] == 0x0A {
        return None;
    }
    if whole {
        utf8::push(out, r);
    } else {
        out.push(r as u8);
    }
    Some(rest)
}

/// The first character or escape of `s`, whether it is a rune or else a byte, and what follows it. `quote` cannot
/// stand for itself, and is the only quote that may be escaped; 0 is none.
pub(crate) fn unquote_rune(s: &[u8], quote: u8) -> Option<(i32, bool, &[u8])> {
    let (r, width) = utf8::decode(s);
    if width == 0 || quote != 0 && r == i32::from(quote) {
        return None;
    }
    if r != i32::from(b'\\') {
        return Some((r, s[0] >= 0x80, &s[width..]));
    }
    let (kind, rest) = s[1..].split_first()?;
    let simple = match kind {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => 10,
        b'r' => 13,
        b't' => 9,
        b'v' => 11,
        b'\\' => b'\\',
        b'\'' | b'"' if *kind == quote => *kind,
        b'x' => {
            let value = number(rest.get(..2)?, 16)?;
            return Some((value as i32, false, &rest[2..]));
        }
        b'u' | b'U' => {
            let len = if *kind == b'u' { 4 } else { 8 };
            let value = char::from_u32(number(rest.get(..len)?, 16)?)?;
            return Some((value as i32, true, &rest[len..]));
        }
        b'0'..=b'7' => {
            let value = u8::try_from(number(s.get(1..4)?, 8)?).ok()?;
            return Some((i32::from(value), false, &s[4..]));
        }
        _ => return None,
    };
    Some((i32::from(simple), false, rest))
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    digits.iter().try_fold(0u32, |n, &b| {
        n.checked_mul(radix)?
            .checked_add(char::from(b).to_digit(radix)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(s: &[u8], ascii: bool) -> String {
        let mut out = Vec::new();
        quote(&mut out, s, b'"', Plain::ascii(ascii));
        String::from_utf8(out).expect("quoted text is UTF-8")
    }

    #[test]
    fn quotes_as_go() {
        assert_eq!(
            quoted("a\"b\\c'\n\t\u{7}\u{1}".as_bytes(), false),
            r#""a\"b\\c'\n\t\a\x01""#
        );
        assert_eq!(
            quoted("世\u{ad}\u{2028}😀".as_bytes(), false),
            "\"世\\u00ad\\u2028😀\""
        );
        assert_eq!(
            quoted("世😀é".as_bytes(), true),
            r#""\u4e16\U0001f600\u00e9""#
        );
        assert_eq!(quoted(b"\xff\x80ok\x7f", false), r#""\xff\x80ok\x7f""#);
    }

    #[test]
    fn unquotes_what_it_quotes() {
        for s in [&b"a\"b\\c'\n\t"[..], "世😀\u{2028}".as_bytes(), b"\xff\x00"] {
            for ascii in [false, true] {
                assert_eq!(unquote(quoted(s, ascii).as_bytes()).as_deref(), Some(s));
            }
        }
        for (literal, want) in [
            ("`a\\n`", Some("a\\n")),
            ("'\\''", Some("'")),
            ("\"\\101\\x42\"", Some("AB")),
            ("'ab'", None),
            ("\"a", None),
            ("\"\\'\"", None),
            ("\"\\ud800\"", None),
            ("\"a\nb\"", None),
            ("", None),
            ("\"", None),
            ("''", Some("")),
        ] {
            assert_eq!(
                unquote(literal.as_bytes()).as_deref(),
                want.map(str::as_bytes),
                "{literal}"
            );
        }
    }
}
