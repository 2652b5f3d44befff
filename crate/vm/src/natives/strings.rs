//! Packages strings and unicode/utf8.

use super::{Entry, native, unicode, utf8};
use crate::fault::Fault;
use crate::host::Host;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use crate::object;

/// An index as Go gives it: -1 for none.
pub(super) fn index(at: Option<usize>) -> u64 {
    at.map_or(u64::MAX, |at| at as u64)
}

/// Below this length the plain search is as quick as any.
const SHORT: usize = 64;

/// The first occurrence of `part`. Long texts are searched in linear time where they are UTF-8.
pub(super) fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(0),
        [byte] => text.iter().position(|b| b == byte),
        _ if part.len() > text.len() => None,
        _ if text.len() > SHORT
            && let (Ok(text), Ok(part)) =
                (std::str::from_utf8(text), std::str::from_utf8(part)) =>
        {
            text.find(part)
        }
        _ => text.windows(part.len()).position(|w| w == part),
    }
}

fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(text.len()),
        [byte] => text.iter().rposition(|b| b == byte),
        _ if part.len() > text.len() => None,
        _ if text.len() > SHORT
            && let (Ok(text), Ok(part)) =
                (std::str::from_utf8(text), std::str::from_utf8(part)) =>
        {
            text.rfind(part)
        }
        _ => text.windows(part.len()).rposition(|w| w == part),
    }
}

fn contains_rune(set: &[u8], r: i32) -> bool {
    utf8::runes(set).any(|(_, c, _)| c == r)
}

/// Where `separator` (not empty) occurs, without overlaps, at most `limit` times.
fn occurrences<'t>(
    text: &'t [u8],
    separator: &'t [u8],
    limit: usize,
) -> impl Iterator<Item = usize> + 't {
    let mut end = 0;
    let next = move || {
        let at = end + find(&text[end..], separator)?;
        end = at + separator.len();
        Some(at)
    };
    std::iter::from_fn(next).take(limit)
}

fn count(text: &[u8], part: &[u8]) -> usize {
    if part.is_empty() {
        utf8::count(text) + 1
    } else {
        occurrences(text, part, usize::MAX).count()
    }
}

/// Appends where there is memory: a text may have very many parts.
fn push<T>(list: &mut Vec<T>, item: T) -> Result<(), Fault> {
    list.try_reserve(1).map_err(|_| Fault::OutOfMemory)?;
    list.push(item);
    Ok(())
}

/// An empty buffer with room for `len` bytes.
fn buffer(len: usize) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    out.try_reserve(len).map_err(|_| Fault::OutOfMemory)?;
    Ok(out)
}

/// `func split(s, sep string, keep, n int) []string`
fn split<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let most = match call.arg(3) as i64 {
        0 => return call.done(0),
        ..0 => usize::MAX,
        limit => limit as usize,
    };
    let parts = parts(call, most);
    done_parts(call, parts)
}

/// At most `most` parts of the string in slot 0 between the separators in slot 1, each with as many bytes of
/// its separator as slot 2 says.
fn parts<H: Host>(call: &mut NativeCall<'_, H>, most: usize) -> Result<Vec<u64>, Fault> {
    let (text, separator, keep) = (call.arg_str(0), call.arg_str(1), call.arg(2) as usize);
    let (mut list, mut start) = (Vec::new(), 0);
    if separator.is_empty() {
        for (at, _, width) in utf8::runes(text) {
            if list.len() + 1 == most {
                break;
            }
            push(&mut list, call.share(0, &text[at..at + width])?)?;
            start = at + width;
        }
        if start < text.len() {
            push(&mut list, call.share(0, &text[start..])?)?;
        }
    } else {
        for at in occurrences(text, separator, most - 1) {
            push(&mut list, call.share(0, &text[start..at + keep])?)?;
            start = at + separator.len();
        }
        push(&mut list, call.share(0, &text[start..])?)?;
    }
    Ok(list)
}

fn fields<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let words = words(call);
    done_parts(call, words)
}

/// What space separates in the string in slot 0.
fn words<H: Host>(call: &mut NativeCall<'_, H>) -> Result<Vec<u64>, Fault> {
    let text = call.arg_str(0);
    let (mut list, mut start) = (Vec::new(), None);
    for (at, r, _) in utf8::runes(text) {
        match (unicode::is_space(r), start) {
            (true, Some(from)) => {
                push(&mut list, call.share(0, &text[from..at])?)?;
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        push(&mut list, call.share(0, &text[from..])?)?;
    }
    Ok(list)
}

fn done_parts<H: Host>(
    call: &mut NativeCall<'_, H>,
    parts: Result<Vec<u64>, Fault>,
) -> NativeResult {
    match parts {
        Ok(strings) => call.done_strs(&strings),
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// The strings of a []string.
fn strings_of(slice: u64) -> Vec<&'static [u8]> {
    // SAFETY: the checker made the parameter a []string; its elements are strings.
    unsafe {
        let parts = object::slice_parts(slice);
        (0..parts.len)
            .map(|i| object::str_bytes(mem::load(parts.data + 8 * i)))
            .collect()
    }
}

/// The only result: a string of these pieces, written in place.
fn done_pieces<'p, H: Host>(
    call: &mut NativeCall<'_, H>,
    pieces: impl Iterator<Item = &'p [u8]> + Clone,
) -> NativeResult {
    let len = pieces
        .clone()
        .try_fold(0usize, |len, piece| len.checked_add(piece.len()));
    let Some(len) = len else {
        return NativeResult::Panic(Fault::OutOfMemory);
    };
    if len == 0 {
        return call.done(0);
    }
    let made = call.host.heap().new_string_with(len, |mut out| {
        for piece in pieces {
            let (to, rest) = out.split_at_mut(piece.len());
            to.copy_from_slice(piece);
            out = rest;
        }
    });
    call.done_new(made)
}

fn join<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: the parameter is a []string.
    call.reads_slice(unsafe { object::slice_parts(call.arg(0)) });
    let (parts, separator) = (strings_of(call.arg(0)), call.arg_str(1));
    let pieces = parts
        .iter()
        .enumerate()
        .flat_map(|(i, part)| [if i > 0 { separator } else { &[] }, part]);
    done_pieces(call, pieces)
}

fn repeat<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (text, times) = (call.arg_str(0), call.arg(1) as usize);
    let len = match text.len().checked_mul(times) {
        Some(0) => return call.done(0),
        Some(len) if i64::try_from(len).is_ok() => len,
        _ => {
            return NativeResult::Panic(Fault::Message(
                "strings: Repeat output length overflow".into(),
            ));
        }
    };
    let made = call.host.heap().new_string_with(len, |out| {
        for chunk in out.chunks_mut(text.len()) {
            chunk.copy_from_slice(&text[..chunk.len()]);
        }
    });
    call.done_new(made)
}

/// `func Replace(s, old, new string, n int) string`
fn replace<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (text, old, new) = (call.arg_str(0), call.arg_str(1), call.arg_str(2));
    let limit = usize::try_from(call.arg(3) as i64).unwrap_or(usize::MAX);
    let mut places = Vec::new();
    let found: Result<(), Fault> = match old {
        _ if old == new => Ok(()),
        [] => utf8::runes(text)
            .map(|(at, ..)| at)
            .chain([text.len()])
            .take(limit)
            .try_for_each(|at| push(&mut places, at)),
        _ => occurrences(text, old, limit).try_for_each(|at| push(&mut places, at)),
    };
    if let Err(fault) = found {
        return NativeResult::Panic(fault);
    }
    let Some(&last) = places.last() else {
        return call.done(call.arg(0));
    };
    let starts = std::iter::once(0).chain(places.iter().map(|at| at + old.len()));
    let changed = starts
        .zip(&places)
        .flat_map(|(start, &at)| [&text[start..at], new]);
    done_pieces(call, changed.chain([&text[last + old.len()..]]))
}

/// `func replacePairs(s string, pairs []string) string`: at each place, the first pair that matches.
fn replace_pairs<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (text, pairs) = (call.arg_str(0), strings_of(call.arg(1)));
    let (mut out, mut at, mut after_empty) = (Vec::with_capacity(text.len()), 0, false);
    while at <= text.len() {
        // An empty old string matches once at each place; then others may.
        let matching = pairs
            .chunks_exact(2)
            .find(|pair| !(after_empty && pair[0].is_empty()) && text[at..].starts_with(pair[0]));
        if let Some([old, new]) = matching {
            out.extend_from_slice(new);
            at += old.len();
            after_empty = old.is_empty();
        } else {
            out.extend(text.get(at));
            at += 1;
            after_empty = false;
        }
    }
    call.done_str(&out)
}

/// Maps each rune; shares the string where nothing changes.
fn map_runes<H: Host>(call: &mut NativeCall<'_, H>, map: impl Fn(i32) -> i32) -> NativeResult {
    let text = call.arg_str(0);
    if text
        .iter()
        .all(|&b| b < 0x80 && map(i32::from(b)) == i32::from(b))
    {
        return call.done(call.arg(0));
    }
    // A mapped rune may be longer: three bytes for two, at most.
    let mut out = match buffer(text.len() + text.len() / 2 + 4) {
        Ok(out) => out,
        Err(fault) => return NativeResult::Panic(fault),
    };
    for (_, r, _) in utf8::runes(text) {
        utf8::push(&mut out, map(r));
    }
    call.done_str(&out)
}

/// Title-cases the letters that begin words.
fn title<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let text = call.arg_str(0);
    let (mut out, mut before) = (Vec::with_capacity(text.len()), i32::from(b' '));
    for (_, r, _) in utf8::runes(text) {
        let separated = match before {
            0..0x80 => !(before as u8).is_ascii_alphanumeric() && before != 0x5F,
            _ => {
                !unicode::is_letter(before)
                    && !unicode::is_digit(before)
                    && unicode::is_space(before)
            }
        };
        utf8::push(&mut out, if separated { unicode::to_title(r) } else { r });
        before = r;
    }
    call.done_str(&out)
}

fn to_valid<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (text, replacement) = (call.arg_str(0), call.arg_str(1));
    let (mut out, mut bad) = (Vec::with_capacity(text.len()), false);
    for (at, r, width) in utf8::runes(text) {
        let good = r != utf8::RUNE_ERROR || width > 1;
        if good {
            out.extend_from_slice(&text[at..at + width]);
        } else if !bad {
            out.extend_from_slice(replacement);
        }
        bad = !good;
    }
    call.done_str(&out)
}

fn fold_equal(mut a: &[u8], mut b: &[u8]) -> bool {
    loop {
        let ((x, m), (y, n)) = (utf8::decode(a), utf8::decode(b));
        if m == 0 || n == 0 {
            return m == n;
        }
        if !unicode::same_fold(x, y) {
            return false;
        }
        (a, b) = (&a[m..], &b[n..]);
    }
}

fn trim_start(mut text: &[u8], drop: impl Fn(i32) -> bool) -> &[u8] {
    while let (r, width @ 1..) = utf8::decode(text)
        && drop(r)
    {
        text = &text[width..];
    }
    text
}

fn trim_end(mut text: &[u8], drop: impl Fn(i32) -> bool) -> &[u8] {
    while let (r, width @ 1..) = utf8::decode_last(text)
        && drop(r)
    {
        text = &text[..text.len() - width];
    }
    text
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("strings.Clone", |call| call.done_str(call.arg_str(0))),
        native("strings.Compare", |call| {
            let order = call.arg_str(0).cmp(call.arg_str(1));
            call.done(order as i64 as u64)
        }),
        native("strings.Contains", |call| {
            let found = find(call.arg_str(0), call.arg_str(1)).is_some();
            call.done(u64::from(found))
        }),
        native("strings.Count", |call| {
            call.done(count(call.arg_str(0), call.arg_str(1)) as u64)
        }),
        native("strings.EqualFold", |call| {
            call.done(u64::from(fold_equal(call.arg_str(0), call.arg_str(1))))
        }),
        native("strings.Fields", fields),
        native("strings.HasPrefix", |call| {
            call.done(u64::from(call.arg_str(0).starts_with(call.arg_str(1))))
        }),
        native("strings.HasSuffix", |call| {
            call.done(u64::from(call.arg_str(0).ends_with(call.arg_str(1))))
        }),
        native("strings.Index", |call| {
            call.done(index(find(call.arg_str(0), call.arg_str(1))))
        }),
        native("strings.IndexAny", |call| {
            let set = call.arg_str(1);
            let at = utf8::runes(call.arg_str(0))
                .find(|&(_, r, _)| contains_rune(set, r))
                .map(|(at, ..)| at);
            call.done(index(at))
        }),
        native("strings.IndexByte", |call| {
            let byte = call.arg(1) as u8;
            call.done(index(call.arg_str(0).iter().position(|&b| b == byte)))
        }),
        native("strings.IndexRune", |call| {
            let wanted = call.arg(1) as i32;
            // No string has a rune that is none.
            let valid = u32::try_from(wanted)
                .ok()
                .and_then(char::from_u32)
                .is_some();
            let at = utf8::runes(call.arg_str(0))
                .find(|&(_, r, _)| valid && r == wanted)
                .map(|(at, ..)| at);
            call.done(index(at))
        }),
        native("strings.Join", join),
        native("strings.LastIndex", |call| {
            call.done(index(find_last(call.arg_str(0), call.arg_str(1))))
        }),
        native("strings.LastIndexAny", |call| {
            let set = call.arg_str(1);
            let at = utf8::runes(call.arg_str(0))
                .filter(|&(_, r, _)| contains_rune(set, r))
                .last()
                .map(|(at, ..)| at);
            call.done(index(at))
        }),
        native("strings.LastIndexByte", |call| {
            let byte = call.arg(1) as u8;
            call.done(index(call.arg_str(0).iter().rposition(|&b| b == byte)))
        }),
        native("strings.Replace", replace),
        native("strings.replacePairs", replace_pairs),
        native("strings.Title", title),
        native("strings.ToLower", |call| map_runes(call, unicode::to_lower)),
        native("strings.ToTitle", |call| map_runes(call, unicode::to_title)),
        native("strings.ToUpper", |call| map_runes(call, unicode::to_upper)),
        native("strings.ToValidUTF8", to_valid),
        native("strings.Trim", |call| {
            let set = call.arg_str(1);
            let in_set = |r| contains_rune(set, r);
            call.done_part(0, trim_end(trim_start(call.arg_str(0), in_set), in_set))
        }),
        native("strings.TrimLeft", |call| {
            let set = call.arg_str(1);
            call.done_part(0, trim_start(call.arg_str(0), |r| contains_rune(set, r)))
        }),
        native("strings.TrimRight", |call| {
            let set = call.arg_str(1);
            call.done_part(0, trim_end(call.arg_str(0), |r| contains_rune(set, r)))
        }),
        native("strings.TrimSpace", |call| {
            let inner = trim_end(
                trim_start(call.arg_str(0), unicode::is_space),
                unicode::is_space,
            );
            call.done_part(0, inner)
        }),
        native("strings.TrimPrefix", |call| {
            let text = call.arg_str(0);
            call.done_part(0, text.strip_prefix(call.arg_str(1)).unwrap_or(text))
        }),
        native("strings.TrimSuffix", |call| {
            let text = call.arg_str(0);
            call.done_part(0, text.strip_suffix(call.arg_str(1)).unwrap_or(text))
        }),
        native("strings.repeat", repeat),
        native("strings.split", split),
        native("strings.decode", decode),
    ]
    .into_iter()
}

/// `func decode(s string, at int) (r rune, size int)`
pub(super) fn decode<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let text = call.arg_str(0);
    let at = (call.arg(1) as usize).min(text.len());
    done_rune(call, utf8::decode(&text[at..]))
}

/// The two results (rune, size).
fn done_rune<H: Host>(call: &mut NativeCall<'_, H>, (r, width): (i32, usize)) -> NativeResult {
    call.set(0, r as i64 as u64);
    call.set(1, width as u64);
    NativeResult::Done
}

/// Whether `text` begins with a whole rune, were it a bad one.
pub(super) fn full_rune(text: &[u8]) -> bool {
    let (r, width) = utf8::decode(text);
    if r != utf8::RUNE_ERROR || width != 1 {
        return width > 0;
    }
    // Bad already, or cut off: then some bytes more would make it good.
    let mut longer = text.to_vec();
    for _ in 0..3 {
        for more in [0x80, 0x90, 0xBF] {
            let mut tried = longer.clone();
            tried.push(more);
            if utf8::decode(&tried).1 > text.len() {
                return false;
            }
        }
        longer.push(if longer.len() == 1 && matches!(text[0], 0xE0 | 0xF0) {
            0xBF
        } else {
            0x80
        });
    }
    true
}

pub(super) fn utf8_table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("utf8.DecodeRuneInString", |call| {
            done_rune(call, utf8::decode(call.arg_str(0)))
        }),
        native("utf8.DecodeLastRuneInString", |call| {
            done_rune(call, utf8::decode_last(call.arg_str(0)))
        }),
        native("utf8.FullRuneInString", |call| {
            call.done(u64::from(full_rune(call.arg_str(0))))
        }),
        native("utf8.RuneCountInString", |call| {
            call.done(utf8::count(call.arg_str(0)) as u64)
        }),
        native("utf8.RuneLen", |call| {
            let len = u32::try_from(call.arg(0) as i32)
                .ok()
                .and_then(char::from_u32)
                .map(char::len_utf8);
            call.done(index(len))
        }),
        native("utf8.ValidRune", |call| {
            let valid = u32::try_from(call.arg(0) as i32)
                .ok()
                .and_then(char::from_u32)
                .is_some();
            call.done(u64::from(valid))
        }),
        native("utf8.ValidString", |call| {
            call.done(u64::from(std::str::from_utf8(call.arg_str(0)).is_ok()))
        }),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_agree_for_short_and_long_texts() {
        let long = [
            b"x".repeat(100),
            b"needle".to_vec(),
            b"y".repeat(50),
            b"needle".to_vec(),
        ]
        .concat();
        assert_eq!(find(&long, b"needle"), Some(100));
        assert_eq!(find_last(&long, b"needle"), Some(156));
        let mut bad = long.clone();
        bad[0] = 0xFF;
        assert_eq!(
            (find(&bad, b"needle"), find_last(&bad, b"needle")),
            (Some(100), Some(156))
        );
        assert_eq!(
            (
                find(b"abc", b"abcd"),
                find(b"abc", b""),
                find_last(b"abc", b"")
            ),
            (None, Some(0), Some(3))
        );
        assert_eq!(occurrences(b"aaaaa", b"aa", 9).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(count("héé".as_bytes(), b""), 4);
    }

    #[test]
    fn a_cut_off_rune_is_not_full() {
        for (text, full) in [
            (&b"\xE4\xB8"[..], false),
            (b"\xE4", false),
            (b"\xE4\xB8\x96", true),
            (b"\xFF", true),
            (b"\xE0\x80", true),
            (b"\xE0", false),
            (b"\xF0\x90\x80", false),
            (b"\xF4", false),
            (b"\xED\xA0", true),
            (b"", false),
            (b"a", true),
        ] {
            assert_eq!(full_rune(text), full, "{text:x?}");
        }
    }

    #[test]
    fn folding_joins_the_three_kays() {
        assert!(fold_equal("Kk\u{212A}".as_bytes(), "\u{212A}Kk".as_bytes()));
        assert!(fold_equal("Straße".as_bytes(), "STRAßE".as_bytes()));
        assert!(!fold_equal(b"a", b"b"));
    }
}
