//! What package errors (and context) must know of types.

use super::fmt::value::Val;
use super::{Entry, native};
use crate::host::Host;
use crate::image::Image;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use crate::object;
use golang::bytecode::{Kind, TypeIx};

/// Whether values of `ty` have all methods of the interface type `wanted`.
fn implements<H: Host>(image: &Image<H>, ty: TypeIx, wanted: TypeIx) -> bool {
    let has = &image.ty(ty).methods;
    image
        .ty(wanted)
        .methods
        .iter()
        .all(|w| has.iter().any(|m| m.name == w.name && m.sig == w.sig))
}

/// What the pointer in an `any` parameter points at; none if there is no such thing.
fn target<H: Host>(call: &NativeCall<'_, H>, i: usize) -> Option<Val> {
    // SAFETY: the parameter is an interface.
    let val = unsafe { Val::of_iface(call.image, call.arg(i)) }?;
    if call.image.ty(val.ty).kind != Kind::Pointer {
        return None;
    }
    val.pointee(call.image)
}

/// `func checkTarget(target any) string`
fn check_target<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let problem = if call.arg(0) == 0 {
        "errors: target cannot be nil"
    } else {
        match target(call, 0) {
            None => "errors: target must be a non-nil pointer",
            Some(val)
                if call.image.ty(val.ty).kind != Kind::Interface
                    && !call.image.has_string_method(val.ty, "Error") =>
            {
                "errors: *target must be interface or implement error"
            }
            Some(_) => "",
        }
    };
    call.done_str(problem.as_bytes())
}

/// `func assign(err error, target any) bool`
fn assign<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let err = call.arg(0);
    // SAFETY: the parameter is an interface.
    let (Some(val), Some(to)) = (unsafe { Val::of_iface(image, err) }, target(call, 1)) else {
        return call.done(0);
    };
    let ty = image.ty(to.ty);
    let fits = match ty.kind {
        Kind::Interface => implements(image, val.ty, to.ty),
        _ => val.ty == to.ty,
    };
    if fits {
        call.writes(to.addr, to.bytes_in_memory(image));
    }
    if ty.kind == Kind::Interface {
        if !implements(image, val.ty, to.ty) {
            return call.done(0);
        }
        // SAFETY: the target is a variable of an interface type.
        unsafe { mem::store(to.addr, err) };
        return call.done(1);
    }
    if val.ty != to.ty {
        return call.done(0);
    }
    // SAFETY: the target is a variable of the value's own type.
    unsafe {
        if matches!(ty.kind, Kind::Bool | Kind::Uint8) {
            mem::store8(to.addr, val.word(image) as u8);
        } else {
            for i in 0..u64::from(ty.repr.slots) {
                mem::store(to.addr + 8 * i, val.slot(i));
            }
        }
    }
    call.done(1)
}

fn can_compare<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: the parameter is an interface.
    let ty = unsafe { object::iface_parts(call.arg(0)) }.map(|(ty, _)| ty);
    let comparable = ty.is_none_or(|ty| call.image.ty(ty).comparable);
    call.done(u64::from(comparable))
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("errors.canCompare", can_compare),
        native("errors.checkTarget", check_target),
        native("errors.assign", assign),
        native("context.canCompare", can_compare),
        native("context.typeName", |call| {
            // SAFETY: the parameter is an interface.
            let ty = unsafe { object::iface_parts(call.arg(0)) };
            let name = ty.map_or("", |(ty, _)| call.image.ty(ty).name.as_str());
            call.done_str(name.as_bytes())
        }),
    ]
    .into_iter()
}
