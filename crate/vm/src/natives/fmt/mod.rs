//! Package fmt: the formatter and the scanner. std/fmt.go has the rest.

mod directive;
mod order;
mod printer;
mod scan;
mod spec;
pub(crate) mod value;

use super::{Entry, native};
use crate::host::{Host, Stream, Visible};
use crate::native::{NativeCall, NativeResult};
use crate::object;
use directive::Operands;
use printer::{Printer, Stop};
use spec::Spec;

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("fmt.render", render),
        native("fmt.wrapped", wrapped),
    ]
    .into_iter()
    .chain(scan::table())
}

/// The modes of std/fmt.go.
const LINE: u64 = 1;
const VERBS: u64 = 2;
const WRAPPING: u64 = 3;

/// `func render(mode, to int, format string, a []any, memo []any) (s string, n int, need any, how, size int)`
fn render<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (mode, to, format) = (call.arg(0), call.arg(1), call.arg_str(2));
    // SAFETY: the parameters are slices.
    let (operands, memo) = unsafe {
        (
            object::slice_parts(call.arg(3)),
            object::slice_parts(call.arg(4)),
        )
    };
    call.reads_slice(operands);
    let operands = Operands(operands);
    let detects = call.host.detects();
    let mut printer = Printer {
        image: call.image,
        heap: call.host.heap(),
        out: Vec::with_capacity(64),
        spec: Spec::default(),
        memo,
        asked: 0,
        wrapping: mode == WRAPPING,
        bad: false,
        panicking: false,
        reads: detects.then(Vec::new),
    };
    let printed = match mode {
        VERBS | WRAPPING => printer.directives(format, operands, None),
        _ => printer.words(operands, mode == LINE),
    };
    let out = printer.out;
    for (addr, bytes) in printer.reads.unwrap_or_default() {
        call.reads(addr, bytes);
    }
    let mut results = [0; 5];
    match printed {
        Err(Stop::Fault(fault)) => return NativeResult::Panic(fault),
        Err(Stop::TooDeep) => return NativeResult::Fatal("stack overflow".into()),
        Err(Stop::Ask(ask)) => results[2..].copy_from_slice(&[ask.iface, ask.how, ask.size]),
        Ok(()) => {
            results[1] = out.len() as u64;
            match to {
                0 => match call.host.heap().new_string(&out) {
                    Ok(s) => results[0] = s,
                    Err(fault) => return NativeResult::Panic(fault),
                },
                _ if call.host.before(Visible::Write).is_pending() => return NativeResult::Park,
                1 => call.host.write(Stream::Out, &out),
                _ => call.host.write(Stream::Err, &out),
            }
        }
    }
    for (i, value) in results.into_iter().enumerate() {
        call.set(i, value);
    }
    NativeResult::Done
}

/// `func wrapped(format string, a []any) []int`
fn wrapped<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let format = call.arg_str(0);
    // SAFETY: the parameter is a slice.
    let operands = Operands(unsafe { object::slice_parts(call.arg(1)) });
    let mut list = Vec::new();
    if format.windows(2).any(|w| w[0] == b'%') {
        let mut printer = Printer {
            image: call.image,
            heap: call.host.heap(),
            out: Vec::new(),
            spec: Spec::default(),
            memo: object::SliceParts::default(),
            asked: 0,
            wrapping: true,
            bad: false,
            panicking: false,
            reads: None,
        };
        if let Err(Stop::Fault(fault)) = printer.directives(format, operands, Some(&mut list)) {
            return NativeResult::Panic(fault);
        }
    }
    list.sort_unstable();
    let words: Vec<u64> = list.into_iter().map(|i| i as u64).collect();
    match call.host.heap().new_words(&words, false) {
        Ok(slice) => call.done(slice),
        Err(fault) => NativeResult::Panic(fault),
    }
}
