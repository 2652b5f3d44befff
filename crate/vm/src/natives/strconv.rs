//! Package strconv.

use super::number::{self, Problem};
use super::quote;
use super::{Entry, native};
use crate::host::Host;
use crate::native::{NativeCall, NativeResult};

/// The results (value, code), where code 0 means that all went well.
fn parsed<H: Host, T>(
    call: &mut NativeCall<'_, H>,
    result: Result<T, (T, Problem)>,
    slot: impl Fn(T) -> u64,
) -> NativeResult {
    let (value, code) = match result {
        Ok(value) => (value, 0),
        Err((value, problem)) => (value, problem as u64),
    };
    call.set(0, slot(value));
    call.set(1, code);
    NativeResult::Done
}

/// The only result: what `write` writes.
fn written<H: Host>(
    call: &mut NativeCall<'_, H>,
    write: impl FnOnce(&mut Vec<u8>),
) -> NativeResult {
    let mut out = Vec::with_capacity(24);
    write(&mut out);
    call.done_str(&out)
}

/// `func parseInt(s string, base, bitSize int) (i int64, code int)`
pub(super) fn parse_int<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let result = number::parse_int(call.arg_str(0), call.arg(1) as i64, call.arg(2) as i64);
    parsed(call, result, |v| v as u64)
}

/// `func parseUint(s string, base, bitSize int) (u uint64, code int)`
pub(super) fn parse_uint<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let result = number::parse_uint(call.arg_str(0), call.arg(1) as i64, call.arg(2) as i64);
    parsed(call, result, |v| v)
}

/// `func parseFloat(s string, bitSize int) (f float64, code int)`
pub(super) fn parse_float<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let result = number::parse_float(call.arg_str(0), call.arg(1) as i64);
    parsed(call, result, f64::to_bits)
}

/// `func unquote(s string) (t string, ok bool)`
pub(super) fn unquote<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let text = quote::unquote(call.arg_str(0));
    call.set(1, u64::from(text.is_some()));
    let text = text.unwrap_or_default();
    call.done_str(&text)
}

/// The modes of std/strconv.go.
fn plain(mode: u64) -> quote::Plain {
    match mode {
        0 => quote::Plain::Printable,
        1 => quote::Plain::Ascii,
        _ => quote::Plain::Graphic,
    }
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("strconv.parseInt", parse_int),
        native("strconv.parseUint", parse_uint),
        native("strconv.parseFloat", parse_float),
        native("strconv.Itoa", |call| {
            let v = call.arg(0) as i64;
            written(call, |out| number::format_int(out, v, 10))
        }),
        native("strconv.formatInt", |call| {
            let (v, base) = (call.arg(0) as i64, call.arg(1).clamp(2, 36));
            written(call, |out| number::format_int(out, v, base))
        }),
        native("strconv.formatUint", |call| {
            let (v, base) = (call.arg(0), call.arg(1).clamp(2, 36));
            written(call, |out| number::format_uint(out, v, base))
        }),
        native("strconv.FormatFloat", |call| {
            let (v, verb, prec, bits) = (
                call.arg_f64(0),
                call.arg(1) as u8,
                call.arg(2) as i64,
                call.arg(3),
            );
            let v = if bits == 32 { f64::from(v as f32) } else { v };
            // More digits than memory holds are not worth a panic of the engine.
            written(call, |out| {
                number::format_float(out, v, verb, prec.min(1 << 20), bits)
            })
        }),
        native("strconv.quote", |call| {
            let (text, plain) = (call.arg_str(0), plain(call.arg(1)));
            written(call, |out| quote::quote(out, text, b'"', plain))
        }),
        native("strconv.quoteRune", |call| {
            let (r, plain) = (call.arg(0) as i32, plain(call.arg(1)));
            written(call, |out| quote::quote_rune(out, r, plain))
        }),
        native("strconv.unquoteRune", |call| {
            let text = call.arg_str(0);
            let (r, whole, rest) =
                quote::unquote_rune(text, call.arg(1) as u8).unwrap_or((0, false, text));
            call.set(1, u64::from(whole));
            call.set(2, (text.len() - rest.len()) as u64);
            call.done(r as i64 as u64)
        }),
        native("strconv.CanBackquote", |call| {
            call.done(u64::from(quote::can_backquote(call.arg_str(0))))
        }),
        native("strconv.unquote", unquote),
    ]
    .into_iter()
}
