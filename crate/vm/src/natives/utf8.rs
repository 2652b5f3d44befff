//! UTF-8 as Go reads it: bad bytes are U+FFFD of width 1.

/// What stands for bytes that are no character.
pub(crate) const RUNE_ERROR: i32 = 0xFFFD;

/// The first rune of `s` and its width; `(RUNE_ERROR, 0)` if `s` is empty, `(RUNE_ERROR, 1)` if it is bad.
#[inline]
pub(crate) fn decode(s: &[u8]) -> (i32, usize) {
    match s.first() {
        None => (RUNE_ERROR, 0),
        Some(&b) if b < 0x80 => (i32::from(b), 1),
        Some(&b) => decode_long(b, s),
    }
}

fn decode_long(first: u8, s: &[u8]) -> (i32, usize) {
    let (len, low) = match first {
        0xC2..=0xDF => (2, 0x80),
        0xE0..=0xEF => (3, 0x800),
        0xF0..=0xF4 => (4, 0x10000),
        _ => return (RUNE_ERROR, 1),
    };
    if s.len() < len {
        return (RUNE_ERROR, 1);
    }
    let mut r = i32::from(first) & (0x7F >> len);
    for &b in &s[1..len] {
        if b & 0xC0 != 0x80 {
            return (RUNE_ERROR, 1);
        }
        r = r << 6 | i32::from(b & 0x3F);
    }
    if r < low || r > 0x10FFFF || (0xD800..0xE000).contains(&r) {
        (RUNE_ERROR, 1)
    } else {
        (r, len)
    }
}

/// The last rune of `s` and its width, as [`decode`].
pub(crate) fn decode_last(s: &[u8]) -> (i32, usize) {
    if s.is_empty() {
        return (RUNE_ERROR, 0);
    }
    for back in (1..=4.min(s.len())).rev() {
        let (r, width) = decode(&s[s.len() - back..]);
        if width == back {
            return (r, width);
        }
    }
    (RUNE_ERROR, 1)
}

/// `r` as a character; U+FFFD where it is none.
#[inline]
pub(crate) fn to_char(r: i32) -> char {
    u32::try_from(r)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Appends `r`'s encoding, U+FFFD's where it has none.
pub(crate) fn push(out: &mut Vec<u8>, r: i32) {
    let mut buf = [0; 4];
    out.extend_from_slice(to_char(r).encode_utf8(&mut buf).as_bytes());
}

pub(crate) fn count(s: &[u8]) -> usize {
    if s.is_ascii() {
        s.len()
    } else {
        runes(s).count()
    }
}

/// Byte index, rune and width of each rune of `s`.
pub(crate) fn runes(s: &[u8]) -> impl Iterator<Item = (usize, i32, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (r, width) = decode(&s[at..]);
        let start = at;
        at += width;
        (width > 0).then_some((start, r, width))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_as_rust_does_and_rejects_what_it_rejects() {
        for c in [
            'a',
            '\u{7f}',
            '\u{80}',
            'é',
            '\u{7ff}',
            '\u{800}',
            '世',
            '\u{ffff}',
            '\u{10000}',
            '😀',
            '\u{10ffff}',
        ] {
            let text = c.to_string();
            assert_eq!(decode(text.as_bytes()), (c as i32, text.len()));
            assert_eq!(
                decode_last(format!("x{c}").as_bytes()),
                (c as i32, text.len())
            );
            assert_eq!(decode(&text.as_bytes()[..text.len() - 1]).0, RUNE_ERROR);
        }
        for bad in [
            &b"\xC0\x80"[..],
            b"\xE0\x80\x80",
            b"\xED\xA0\x80",
            b"\xF4\x90\x80\x80",
            b"\xFF",
            b"\x80",
            b"\xE4\xB8A",
        ] {
            assert_eq!(decode(bad), (RUNE_ERROR, 1), "{bad:?}");
            assert_eq!(decode_last(&bad[bad.len() - 1..]).1, 1);
        }
        assert_eq!(count(b"a\xFF\xE4\xB8\x96"), 3);
    }
}
