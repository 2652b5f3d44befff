//! What the scanner in std/fmt.go must know of text and types.

use super::super::strings;
use super::super::{Entry, native, strconv, unicode, utf8};
use super::value::Val;
use crate::host::Host;
use crate::native::{NativeCall, NativeResult};
use golang::bytecode::Kind;

/// `func basic(arg any) any`
fn basic<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let arg = call.arg(0);
    match basic_pointer(call) {
        Some((ty, pointer)) => {
            let made = call.host.heap().new_iface(ty, &[pointer]);
            call.done_new(made)
        }
        None => call.done(arg),
    }
}

/// The pointer type to the unnamed type under the one that the operand points at, and the pointer; none where the
/// operand has that type or there is none.
fn basic_pointer<H: Host>(call: &NativeCall<'_, H>) -> Option<(u32, u64)> {
    let image = call.image;
    // SAFETY: the parameter is an interface.
    let val = unsafe { Val::of_iface(image, call.arg(0)) }?;
    let pointer = image.ty(val.ty);
    let pointee = image.ty(pointer.elem.filter(|_| pointer.kind == Kind::Pointer)?);
    if !pointee.named && !pointer.named {
        return None;
    }
    let byte = |elem: Option<u32>| elem.is_some_and(|elem| image.ty(elem).kind == Kind::Uint8);
    let same = |ty: &golang::bytecode::RType| {
        !ty.named
            && ty.kind == pointee.kind
            && match ty.kind {
                Kind::Slice => byte(ty.elem) && byte(pointee.elem),
                Kind::String => true,
                _ => ty.kind <= Kind::Complex128,
            }
    };
    let found = image.program().types.iter().position(|ty| {
        ty.kind == Kind::Pointer && !ty.named && ty.elem.is_some_and(|elem| same(image.ty(elem)))
    })?;
    Some((found as u32, val.word(image)))
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("fmt.basic", basic),
        native("fmt.among", |call| {
            let r = call.arg(1) as i32;
            let found = utf8::runes(call.arg_str(0)).any(|(_, c, _)| c == r);
            call.done(u64::from(found))
        }),
        native("fmt.decode", strings::decode),
        native("fmt.full", |call| {
            call.done(u64::from(strings::full_rune(call.arg_str(0))))
        }),
        native("fmt.space", |call| {
            call.done(u64::from(unicode::is_space(call.arg(0) as i32)))
        }),
        native("fmt.parseInt", strconv::parse_int),
        native("fmt.parseUint", strconv::parse_uint),
        native("fmt.parseFloat", strconv::parse_float),
        native("fmt.unquote", strconv::unquote),
    ]
    .into_iter()
}
