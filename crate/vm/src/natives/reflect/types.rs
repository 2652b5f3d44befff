//! What types are.

use super::{ty, type_at};
use crate::fault::Fault;
use crate::host::Host;
use crate::image::Image;
use crate::native::{NativeCall, NativeResult};
use crate::object;
use golang::bytecode::{Kind, RMethod, RType, TypeIx};

const NONE: u64 = u64::MAX;

/// `func typeOf(i any) int`
pub(super) fn type_of<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: the parameter is an interface.
    let ty = unsafe { object::iface_parts(call.arg(0)) };
    call.done(ty.map_or(NONE, |(ty, _)| ty.into()))
}

/// `func text(t int) string`
pub(super) fn text<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let name = &ty(call, 0).name;
    let name = if name == "any" { "interface {}" } else { name };
    call.done_str(name.as_bytes())
}

/// reflect.Kind's number.
fn kind_number(kind: Kind) -> u64 {
    // Ours begin at Bool, without Invalid.
    kind as u64 + 1
}

/// A type's bytes and alignment as gc has them on amd64.
fn size_of<H: Host>(image: &Image<H>, ty: &RType) -> (u64, u64) {
    let plain = |n| (n, n);
    match ty.kind {
        Kind::Bool | Kind::Int8 | Kind::Uint8 => plain(1),
        Kind::Int16 | Kind::Uint16 => plain(2),
        Kind::Int32 | Kind::Uint32 | Kind::Float32 => plain(4),
        Kind::Complex64 => (8, 4),
        Kind::Complex128 | Kind::String | Kind::Interface => (16, 8),
        Kind::Slice => (24, 8),
        Kind::Array => {
            let elem = ty
                .elem
                .map_or((0, 1), |elem| size_of(image, image.ty(elem)));
            (elem.0.saturating_mul(ty.len), elem.1)
        }
        Kind::Struct => {
            let (mut size, mut align, mut last) = (0u64, 1, 1);
            for field in &ty.fields {
                let (bytes, aligned) = size_of(image, image.ty(field.ty));
                size = size.next_multiple_of(aligned) + bytes;
                align = align.max(aligned);
                last = bytes;
            }
            // A pointer to a last field without size must not point behind the struct.
            let size = if last == 0 && size > 0 {
                size + 1
            } else {
                size
            };
            (size.next_multiple_of(align), align)
        }
        _ => plain(8),
    }
}

/// The exported methods, or all of an interface.
fn methods<'a, H: Host>(
    image: &'a Image<H>,
    ty: &'a RType,
) -> impl Iterator<Item = (&'a str, &'a RMethod)> {
    let named = |method: &'a RMethod| {
        let name = image.program().method_names[method.name as usize].as_str();
        (name, method)
    };
    let all = ty.kind == Kind::Interface;
    let mut found: Vec<_> = ty.methods.iter().map(named).collect();
    // Unexported names are qualified.
    found.retain(|(name, _)| all || !name.contains('.'));
    found.sort_by_key(|&(name, _)| name);
    found.into_iter()
}

/// The name of a type's `i`th method.
pub(super) fn method_name<H: Host>(image: &Image<H>, ty: TypeIx, i: usize) -> Option<u32> {
    let found = methods(image, image.ty(ty)).nth(i);
    found.map(|(_, method)| method.name)
}

/// `func info(t, what, i int) int`: -1 where there is no such thing.
pub(super) fn info<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let ty = ty(call, 0);
    let i = call.arg(2) as usize;
    let part = |part: Option<TypeIx>| part.map_or(NONE, u64::from);
    let value = match call.arg(1) {
        0 => kind_number(ty.kind),
        1 => part(ty.elem),
        2 => part(ty.key),
        3 => ty.len,
        4 => ty.fields.len() as u64,
        5 => methods(image, ty).count() as u64,
        6 => ty.params.len() as u64,
        7 => part(ty.params.get(i).copied()),
        8 => ty.results.len() as u64,
        9 => part(ty.results.get(i).copied()),
        10 => u64::from(ty.variadic),
        11 => u64::from(ty.comparable),
        // reflect.ChanDir: receive 1, send 2, both 3
        12 => [3, 2, 1][usize::from(ty.dir.min(2))],
        13 => part(ty.pointer_to),
        14 => size_of(image, ty).0,
        15 => size_of(image, ty).1,
        16 => u64::from(ty.named),
        17 => u64::from(image.implements(type_at(call, 0), type_at(call, 2))),
        _ => NONE,
    };
    call.done(value)
}

/// Sets the first results to strings.
fn set_strings<H: Host>(call: &mut NativeCall<'_, H>, strings: &[&str]) -> Result<(), Fault> {
    for (i, text) in strings.iter().enumerate() {
        let made = call.new_str(text.as_bytes())?;
        call.set(i, made);
    }
    Ok(())
}

/// `func field(t, i int) (name, tag string, typ, offset, bytes, flags int)`; flags: 1 embedded, 2 exported
pub(super) fn field<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let fields = &ty(call, 0).fields;
    let at = call.arg(1) as usize;
    let Some(field) = fields.get(at) else {
        return NativeResult::Panic(Fault::Message("reflect: Field index out of bounds".into()));
    };
    let mut bytes = 0u64;
    for (i, before) in fields.iter().take(at + 1).enumerate() {
        let (size, align) = size_of(image, image.ty(before.ty));
        bytes = bytes.next_multiple_of(align);
        if i < at {
            bytes += size;
        }
    }
    if let Err(fault) = set_strings(call, &[&field.name, &field.tag]) {
        return NativeResult::Panic(fault);
    }
    call.set(2, field.ty.into());
    call.set(3, field.offset.into());
    call.set(4, bytes);
    call.set(
        5,
        u64::from(field.embedded) | u64::from(field.exported) << 1,
    );
    NativeResult::Done
}

/// `func method(t, i int) (name string, sig int)`
pub(super) fn method<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let found = methods(image, ty(call, 0)).nth(call.arg(1) as usize);
    let Some((name, method)) = found else {
        return NativeResult::Panic(Fault::Message("reflect: Method index out of range".into()));
    };
    let short = name.rsplit('.').next().unwrap_or(name);
    if let Err(fault) = set_strings(call, &[short]) {
        return NativeResult::Panic(fault);
    }
    call.set(1, method.sig.into());
    NativeResult::Done
}

/// `func find(kind, elem, key, n int) int`: the unnamed type of these parts; n: an array's length, a channel's direction
pub(super) fn find<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let is = |part: Option<TypeIx>, i: usize| part.map_or(NONE, u64::from) == call.arg(i);
    let fits = |ty: &RType| {
        let n = match ty.kind {
            Kind::Array => ty.len,
            Kind::Chan => [3, 2, 1][usize::from(ty.dir.min(2))],
            _ => 0,
        };
        kind_number(ty.kind) == call.arg(0)
            && !ty.named
            && is(ty.elem, 1)
            && is(ty.key, 2)
            && n == call.arg(3)
    };
    let found = call.image.program().types.iter().position(fits);
    call.done(found.map_or(NONE, |ix| ix as u64))
}
