//! Package reflect: types and values by number and address.
//!
//! A type is its index. A value is its type and the address of its memory form, as in [`super::fmt::value::Val`]; 0
//! stands for the zero value. What may be written to, and what a method or a kind is for, std/reflect.go knows.

mod equal;
mod types;
mod values;

use super::{Entry, native};
use crate::host::Host;
use crate::native::NativeCall;
use golang::bytecode::{RType, TypeIx};

/// The type in parameter slot `i`; any slot that is no type's index means type 0.
fn type_at<H: Host>(call: &NativeCall<'_, H>, i: usize) -> TypeIx {
    let known = call.image.program().types.len() as u64;
    let ix = call.arg(i);
    if ix < known { ix as TypeIx } else { 0 }
}

fn ty<'a, H: Host>(call: &NativeCall<'a, H>, i: usize) -> &'a RType {
    call.image.ty(type_at(call, i))
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("reflect.typeOf", types::type_of),
        native("reflect.text", types::text),
        native("reflect.info", types::info),
        native("reflect.field", types::field),
        native("reflect.method", types::method),
        native("reflect.find", types::find),
        native("reflect.valueOf", values::value_of),
        native("reflect.pack", values::pack),
        native("reflect.word", values::word),
        native("reflect.setWord", values::set_word),
        native("reflect.str", values::load),
        native("reflect.iface", values::load),
        native("reflect.ref", values::load),
        native("reflect.float", values::same),
        native("reflect.bits", values::same),
        native("reflect.address", values::same),
        native("reflect.setStr", values::store),
        native("reflect.setRef", values::store),
        native("reflect.at", values::at),
        native("reflect.copyTo", values::copy_to),
        native("reflect.alloc", values::alloc),
        native("reflect.length", values::length),
        native("reflect.capacity", values::capacity),
        native("reflect.elem", values::elem),
        native("reflect.mapGet", values::map_get),
        native("reflect.mapSet", values::map_set),
        native("reflect.entries", values::entries),
        native("reflect.makeMap", values::make_map),
        native("reflect.makeSlice", values::make_slice),
        native("reflect.reslice", values::reslice),
        native("reflect.makeChan", values::make_chan),
        native("reflect.closeChan", values::close_chan),
        native("reflect.choose", values::choose),
        native("reflect.call", values::call),
        native("reflect.entry", values::entry),
        native("reflect.isZero", equal::is_zero),
        native("reflect.equal", equal::equal),
        native("reflect.DeepEqual", equal::deep_equal),
    ]
    .into_iter()
}
