//! The built-in functions print and println, which write to standard error: each takes one `[]any`.

use super::{Entry, native};
use crate::host::{Host, Stream, Visible};
use crate::native::{NativeCall, NativeResult};
use crate::panic::{complex, float};
use crate::{mem, object};
use golang::bytecode::Kind;

/// One operand's text.
fn operand<H: Host>(call: &NativeCall<'_, H>, iface: u64) -> Vec<u8> {
    // SAFETY: the elements of a []any are interfaces, and payloads have the form that their type says.
    unsafe {
        let Some((ty, payload)) = object::iface_parts(iface) else {
            return b"(0x0,0x0)".to_vec();
        };
        let ty = call.image.ty(ty);
        if let Kind::Complex64 | Kind::Complex128 = ty.kind {
            let (re, im) = (mem::load(payload), mem::load(payload + 8));
            return complex(ty.kind, re, im).into_bytes();
        }
        if ty.repr.by_ref || ty.repr.regs != 1 {
            return format!("({})", ty.name).into_bytes();
        }
        let word = mem::load(payload);
        let text = match ty.kind {
            Kind::Bool => (word != 0).to_string(),
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
                (word as i64).to_string()
            }
            Kind::Uint
            | Kind::Uint8
            | Kind::Uint16
            | Kind::Uint32
            | Kind::Uint64
            | Kind::Uintptr => word.to_string(),
            Kind::Float32 | Kind::Float64 => float(ty.kind, word),
            Kind::String => return object::str_bytes(word).to_vec(),
            Kind::Slice => {
                let parts = object::slice_parts(word);
                format!("[{}/{}]{:#x}", parts.len, parts.cap, parts.data)
            }
            _ => format!("{word:#x}"),
        };
        text.into_bytes()
    }
}

fn print<H: Host>(call: &mut NativeCall<'_, H>, line: bool) -> NativeResult {
    let mut text = Vec::new();
    // SAFETY: the parameter is a []any.
    let parts = unsafe { object::slice_parts(call.arg(0)) };
    for i in 0..parts.len {
        if line && i > 0 {
            text.push(b' ');
        }
        // SAFETY: element i lies within the slice.
        let iface = unsafe { mem::load(parts.data + 8 * i) };
        text.extend(operand(call, iface));
    }
    if line {
        text.push(b'\n');
    }
    if call.host.before(Visible::Write).is_pending() {
        return NativeResult::Park;
    }
    call.host.write(Stream::Err, &text);
    NativeResult::Done
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("runtime.print", |call| print(call, false)),
        native("runtime.println", |call| print(call, true)),
    ]
    .into_iter()
}
