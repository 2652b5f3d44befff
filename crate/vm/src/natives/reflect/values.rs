//! Reading, writing and making values.

use super::{ty, type_at, types};
use crate::fault::Fault;
use crate::host::{CloseError, Host, SelectCase, Visible};
use crate::native::{NativeCall, NativeResult};
use crate::natives::fmt::value::Val;
use crate::slice::{self, Elem};
use crate::{map, mem, object};
use golang::bytecode::{Kind, LAYOUT_BYTES, LAYOUT_WORDS, TypeIx};
use std::task::Poll;

/// Memory for a value of a type, zeroed.
fn new<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx) -> Result<u64, Fault> {
    let ty = call.image.ty(ix);
    let layout = if ty.repr.slots == 0 {
        LAYOUT_WORDS
    } else {
        ty.layout
    };
    call.host.heap().alloc(layout, 1)
}

fn is_packed(kind: Kind) -> bool {
    matches!(kind, Kind::Bool | Kind::Uint8)
}

/// Copies a value of type `ix` from one memory to another.
///
/// # Safety
/// `to` is memory for such a value, `from` is 0 or that of one.
unsafe fn copy<H: Host>(call: &NativeCall<'_, H>, ix: TypeIx, to: u64, from: u64) {
    let ty = call.image.ty(ix);
    // SAFETY: the caller's promise. Bytes and bools may be packed.
    unsafe {
        if is_packed(ty.kind) {
            mem::store8(to, if from == 0 { 0 } else { mem::load8(from) });
        } else if from == 0 {
            mem::zero(to, ty.repr.slots.into());
        } else {
            mem::copy(from, to, ty.repr.slots.into());
        }
    }
}

/// A copy of the value at `from`.
fn cloned<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx, from: u64) -> Result<u64, Fault> {
    let to = new(call, ix)?;
    // SAFETY: new memory of the type; `from` is such a value's address, as the caller has it.
    unsafe { copy(call, ix, to, from) };
    Ok(to)
}

/// The register form of the value at `addr`; what is by reference is a copy of its own.
fn regs<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx, addr: u64) -> Result<Vec<u64>, Fault> {
    if call.image.ty(ix).repr.by_ref {
        return Ok(vec![cloned(call, ix, addr)?]);
    }
    Ok(Val::at(ix, addr).regs(call.image))
}

/// The memory of a value in register form.
fn memory<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx, regs: &[u64]) -> Result<u64, Fault> {
    if call.image.ty(ix).repr.by_ref {
        return Ok(regs.first().copied().unwrap_or(0));
    }
    let to = new(call, ix)?;
    for (i, &word) in regs.iter().enumerate() {
        // SAFETY: a flat value has as many slots as registers.
        unsafe { mem::store(to + 8 * i as u64, word) };
    }
    Ok(to)
}

/// The slot by which a value travels through a channel.
fn slot<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx, addr: u64) -> Result<u64, Fault> {
    let repr = call.image.ty(ix).repr;
    if repr.by_ref || repr.regs > 1 {
        return cloned(call, ix, addr);
    }
    Ok(regs(call, ix, addr)?.first().copied().unwrap_or(0))
}

/// The memory of a value that came through a channel.
fn from_slot<H: Host>(call: &mut NativeCall<'_, H>, ix: TypeIx, slot: u64) -> Result<u64, Fault> {
    let repr = call.image.ty(ix).repr;
    if repr.by_ref || repr.regs > 1 {
        return Ok(slot);
    }
    memory(call, ix, &[slot][..usize::from(repr.regs)])
}

fn done_with<H: Host>(call: &mut NativeCall<'_, H>, made: Result<u64, Fault>) -> NativeResult {
    match made {
        Ok(value) => call.done(value),
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// `func valueOf(i any) (t int, p *byte)`
pub(super) fn value_of<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: the parameter is an interface.
    let val = unsafe { Val::of_iface(call.image, call.arg(0)) };
    let (ty, addr) = val.map_or((u64::MAX, 0), |val| (val.ty.into(), val.addr));
    call.set(1, addr);
    call.done(ty)
}

/// `func pack(t int, p *byte) any`
pub(super) fn pack<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (ix, addr) = (type_at(call, 0), call.arg(1));
    if call.image.ty(ix).kind == Kind::Interface {
        let held = Val::at(ix, addr).word(call.image);
        return call.done(held);
    }
    call.reads(addr, Val::at(ix, addr).bytes_in_memory(call.image));
    let made = regs(call, ix, addr).and_then(|regs| call.host.heap().new_iface(ix, &regs));
    done_with(call, made)
}

/// `func word(t int, p *byte) uint64`
pub(super) fn word<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let val = Val::at(type_at(call, 0), call.arg(1));
    call.reads(val.addr, val.bytes_in_memory(call.image));
    let word = val.word(call.image);
    call.done(word)
}

/// `func setWord(t int, p *byte, w uint64)`
pub(super) fn set_word<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let packed = is_packed(ty(call, 0).kind);
    call.writes(call.arg(1), if packed { 1 } else { 8 });
    if call.arg(1) != 0 {
        // SAFETY: the memory of a variable of the type.
        unsafe {
            if packed {
                mem::store8(call.arg(1), call.arg(2) as u8);
            } else {
                mem::store(call.arg(1), call.arg(2));
            }
        }
    }
    NativeResult::Done
}

/// The slot at an address: a string, interface or reference.
pub(super) fn load<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let addr = call.arg(0);
    call.reads(addr, 8);
    let word = match addr {
        0 => 0,
        // SAFETY: the address of such a value.
        _ => unsafe { mem::load(addr) },
    };
    call.done(word)
}

/// A slot that is taken for one of another type.
pub(super) fn same<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let word = call.arg(0);
    call.done(word)
}

pub(super) fn store<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    call.writes(call.arg(0), 8);
    if call.arg(0) != 0 {
        // SAFETY: the memory of a variable of such a type.
        unsafe { mem::store(call.arg(0), call.arg(1)) };
    }
    NativeResult::Done
}

/// `func at(p *byte, slots int) *byte`
pub(super) fn at<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let addr = call.arg(0);
    let moved = addr.wrapping_add(call.arg(1).wrapping_mul(8));
    call.done(if addr == 0 { 0 } else { moved })
}

/// `func copyTo(t int, to, from *byte)`
pub(super) fn copy_to<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let bytes = Val::at(type_at(call, 0), 0).bytes_in_memory(call.image);
    call.reads(call.arg(2), bytes);
    call.writes(call.arg(1), bytes);
    if call.arg(1) != 0 {
        // SAFETY: std/reflect.go gives a variable and a value of the type.
        unsafe { copy(call, type_at(call, 0), call.arg(1), call.arg(2)) };
    }
    NativeResult::Done
}

/// `func alloc(t int) *byte`
pub(super) fn alloc<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let made = new(call, type_at(call, 0));
    done_with(call, made)
}

/// `func length(t int, p *byte) int`
pub(super) fn length<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let ty = call.image.ty(ix);
    if ty.kind == Kind::Array {
        return call.done(ty.len);
    }
    let word = Val::at(ix, call.arg(1)).word(call.image);
    // SAFETY: the value is of its type.
    let len = unsafe {
        match ty.kind {
            Kind::String => object::str_bytes(word).len() as u64,
            Kind::Slice => object::slice_parts(word).len,
            Kind::Map => map::len(word),
            Kind::Chan => call.host.chan_len(word),
            _ => 0,
        }
    };
    call.done(len)
}

/// `func capacity(t int, p *byte) int`
pub(super) fn capacity<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let ty = call.image.ty(ix);
    let word = Val::at(ix, call.arg(1)).word(call.image);
    let cap = match ty.kind {
        Kind::Array => ty.len,
        // SAFETY: the value is a slice.
        Kind::Slice => unsafe { object::slice_parts(word).cap },
        Kind::Chan => call.host.chan_cap(word),
        _ => 0,
    };
    call.done(cap)
}

/// `func elem(t int, p *byte, i int) *byte`: of an array or slice
pub(super) fn elem<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let elements = Val::at(ix, call.arg(1)).elements(call.image);
    let i = call.arg(2);
    if i >= elements.count {
        let what = match call.image.ty(ix).kind {
            Kind::Array => "array",
            _ => "slice",
        };
        let text = format!("reflect: {what} index out of range");
        return NativeResult::Panic(Fault::Message(text));
    }
    call.done(elements.get(i).addr)
}

/// `func mapGet(t int, p, key *byte) *byte`: nil where the key is absent
pub(super) fn map_get<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let ty = call.image.ty(ix);
    let (Some(map), Some(key), Some(value)) = (call.image.map_type(ix), ty.key, ty.elem) else {
        return call.done(0);
    };
    let m = Val::at(ix, call.arg(1)).word(call.image);
    call.reads(m, 8);
    let mut found = vec![0; usize::from(map.value_regs)];
    let made = regs(call, key, call.arg(2)).and_then(|key| {
        // SAFETY: the value is a map of this type, and both lists have its register forms.
        let present = unsafe {
            map.get(
                call.image.values(),
                m,
                key.as_ptr() as u64,
                found.as_mut_ptr() as u64,
            )?
        };
        if !present {
            return Ok(0);
        }
        match memory(call, value, &found)? {
            // The zero value, by reference.
            0 => new(call, value),
            addr => Ok(addr),
        }
    });
    done_with(call, made)
}

/// `func mapSet(t int, p, key, value *byte, remove bool)`
pub(super) fn map_set<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let ty = call.image.ty(ix);
    let (Some(map), Some(key), Some(value)) = (call.image.map_type(ix), ty.key, ty.elem) else {
        return NativeResult::Done;
    };
    let m = Val::at(ix, call.arg(1)).word(call.image);
    call.writes(m, 8);
    let mut set = || -> Result<(), Fault> {
        let key = regs(call, key, call.arg(2))?;
        let values = call.image.values();
        if call.arg(4) != 0 {
            // SAFETY: the value is a map of this type, and the list has its key's register form.
            return unsafe { map.delete(values, m, key.as_ptr() as u64) };
        }
        let value = regs(call, value, call.arg(3))?;
        let heap = call.host.heap();
        // SAFETY: as above.
        unsafe { map.set(values, heap, m, key.as_ptr() as u64, value.as_ptr() as u64) }
    };
    match set() {
        Ok(()) => NativeResult::Done,
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// `func entries(t int, p *byte) []*byte`: keys and values by turns
pub(super) fn entries<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let ty = call.image.ty(ix);
    let (Some(key), Some(value)) = (ty.key, ty.elem) else {
        return call.done(0);
    };
    let mut all = Vec::new();
    let m = Val::at(ix, call.arg(1));
    call.reads(m.word(call.image), 8);
    for (k, v) in m.entries(call.image) {
        for (part, regs) in [(key, k), (value, v)] {
            match memory(call, part, &regs) {
                Ok(addr) => all.push(addr),
                Err(fault) => return NativeResult::Panic(fault),
            }
        }
    }
    let made = call.host.heap().new_words(&all, true);
    done_with(call, made)
}

/// `func makeMap(t, n int) *byte`
pub(super) fn make_map<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let Some(map) = call.image.map_type(ix) else {
        return call.done(0);
    };
    let hint = call.arg(1) as i64;
    let made = map::make(call.host.heap(), ix, map, hint);
    done_with(call, made)
}

/// The elements of a slice type.
fn elem_of<H: Host>(call: &NativeCall<'_, H>, ix: TypeIx) -> Elem {
    let elem = call.image.ty(call.image.ty(ix).elem.unwrap_or(ix));
    let layout = if is_packed(elem.kind) {
        LAYOUT_BYTES
    } else {
        elem.layout
    };
    Elem::new(layout, &call.image.program().layouts)
}

/// `func makeSlice(t, n, cap int) *byte`
pub(super) fn make_slice<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let elem = elem_of(call, type_at(call, 0));
    let (len, cap) = (call.arg(1), call.arg(2));
    let made = slice::make(call.host.heap(), elem, len, cap);
    done_with(call, made)
}

/// `func reslice(t int, p *byte, i, j, k int) *byte`: of a slice or of an array's memory; the bounds are good
pub(super) fn reslice<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ix = type_at(call, 0);
    let first = Val::at(ix, call.arg(1)).elements(call.image);
    let elem = elem_of(call, ix).bytes();
    let (i, j, k) = (call.arg(2), call.arg(3), call.arg(4));
    let data = first.get(0).addr;
    let data = if data == 0 { 0 } else { data + i * elem };
    let made = call.host.heap().new_slice(data, j - i, k - i, elem);
    done_with(call, made)
}

/// `func makeChan(t, n int) *byte`
pub(super) fn make_chan<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let elem = ty(call, 0).elem.unwrap_or(0);
    let repr = call.image.ty(elem).repr;
    let layout = call.image.ty(elem).layout as usize;
    let refs = repr.by_ref
        || repr.regs > 1
        || call.image.program().layouts[layout].refs.contains(&0) && repr.regs == 1;
    let made = call.host.make_chan(call.arg(1), refs, 0);
    done_with(call, made.ok_or(Fault::OutOfMemory))
}

/// `func closeChan(c *byte)`
pub(super) fn close_chan<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    if call.host.before(Visible::Close(call.arg(0))).is_pending() {
        return NativeResult::Park;
    }
    let what = match call.host.close(call.arg(0)) {
        Ok(()) => return NativeResult::Done,
        Err(CloseError::Nil) => "nil",
        Err(CloseError::Closed) => "closed",
    };
    NativeResult::Panic(Fault::Plain(format!("close of {what} channel")))
}

/// The words of a slice of one-slot elements.
fn words(slice: u64) -> Vec<u64> {
    // SAFETY: the callers give a slice of such elements.
    unsafe {
        let parts = object::slice_parts(slice);
        (0..parts.len)
            .map(|i| mem::load(parts.data + 8 * i))
            .collect()
    }
}

/// `func choose(chans, sends []*byte, elems []int, block bool) (chosen int, value *byte, ok bool)`: a select; sends[i] is a
/// value's memory, or nil for a receive; chosen is -1 where no case is ready
pub(super) fn choose<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (chans, sends, elems) = (words(call.arg(0)), words(call.arg(1)), words(call.arg(2)));
    let known = call.image.program().types.len() as u64;
    let mut cases = Vec::with_capacity(chans.len());
    for ((&chan, &send), &elem) in chans.iter().zip(&sends).zip(&elems) {
        let send = match send {
            0 => None,
            addr if elem < known => match slot(call, elem as TypeIx, addr) {
                Ok(word) => Some(word),
                Err(fault) => return NativeResult::Panic(fault),
            },
            _ => None,
        };
        cases.push(SelectCase { chan, send });
    }
    match call.host.select(&cases, call.arg(3) != 0) {
        Poll::Pending => NativeResult::Park,
        Poll::Ready(Err(_)) => NativeResult::Panic(Fault::Plain("send on closed channel".into())),
        Poll::Ready(Ok(None)) => {
            call.set(1, 0);
            call.set(2, 0);
            call.done(u64::MAX)
        }
        Poll::Ready(Ok(Some(chosen))) => {
            let elem = elems.get(chosen.index as usize).copied().unwrap_or(0);
            let received = cases
                .get(chosen.index as usize)
                .is_some_and(|case| case.send.is_none());
            let value = if received && elem < known {
                from_slot(call, elem as TypeIx, chosen.value)
            } else {
                Ok(0)
            };
            match value {
                Ok(value) => {
                    call.set(1, value);
                    call.set(2, chosen.ok.into());
                    call.done(chosen.index.into())
                }
                Err(fault) => NativeResult::Panic(fault),
            }
        }
    }
}

/// `func call(t int, f *byte, method int, args []*byte) []*byte`: f is a function value, or with a method's number the
/// receiver's interface; arguments and results are values' memory
pub(super) fn call<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let sig = ty(call, 0);
    if !call.memo.is_empty() {
        let mut left = call.memo.to_vec();
        let mut results = Vec::new();
        for &result in &sig.results {
            let rest = left.split_off(usize::from(image.ty(result).repr.regs).min(left.len()));
            match memory(call, result, &left) {
                Ok(addr) => results.push(addr),
                Err(fault) => return NativeResult::Panic(fault),
            }
            left = rest;
        }
        let made = call.host.heap().new_words(&results, true);
        return done_with(call, made);
    }
    let mut params = Vec::new();
    let mut func = call.arg(1);
    if call.arg(2) as i64 >= 0 {
        // SAFETY: the parameter is an interface that is not nil.
        let target = unsafe { object::iface_parts(func) }.and_then(|(ty, payload)| {
            let name = types::method_name(image, ty, call.arg(2) as usize)?;
            Some((image.dispatch.find(ty, name)?, payload))
        });
        let Some((target, payload)) = target else {
            return crate::natives::nil_dereference();
        };
        params.push(match target.word {
            // SAFETY: the payload has at least the slot that `word` tells of.
            true => unsafe { mem::load(payload) },
            false => payload,
        });
        func = image.func_values[target.func as usize];
    }
    if func == 0 {
        return NativeResult::Panic(Fault::Message("reflect: call of nil function".into()));
    }
    for (&param, addr) in sig.params.iter().zip(words(call.arg(3))) {
        match regs(call, param, addr) {
            Ok(regs) => params.extend(regs),
            Err(fault) => return NativeResult::Panic(fault),
        }
    }
    NativeResult::CallFunc { func, params }
}

/// `func entry(f *byte) uintptr`: the first instruction of a function value
pub(super) fn entry<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let func = call.arg(0);
    if func == 0 {
        return call.done(0);
    }
    // SAFETY: a function value is a CLOSURE object.
    let ix = unsafe { mem::load(func) } as usize;
    let pc = call.image.entries[ix].pc;
    call.done(pc.into())
}
