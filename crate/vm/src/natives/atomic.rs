//! Package sync/atomic: operations on one slot.
//!
//! Narrow integers stand in their slot extended to 64 bits, so a comparison of slots is one of values, and only
//! addition must extend its result again. Go promises that these operations are sequentially
//! consistent; each pairs with every other.

use super::{Entry, native, nil_dereference};
use crate::host::{Access, Host, Visible};
use crate::native::{NativeCall, NativeResult};
use crate::object;
use std::task::Poll;

/// For workers that are not alone.
#[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
mod shared {
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

    /// # Safety
    /// `addr` is the address of a slot in a live object, here and below.
    unsafe fn at<'a>(addr: u64) -> &'a AtomicU64 {
        // SAFETY: slots are 8-aligned, and all other accesses of them are atomic too (see `mem`).
        unsafe { AtomicU64::from_ptr(addr as usize as *mut u64) }
    }

    pub(super) unsafe fn load(addr: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { at(addr) }.load(SeqCst)
    }

    pub(super) unsafe fn store(addr: u64, value: u64) {
        // SAFETY: the caller's promise.
        unsafe { at(addr) }.store(value, SeqCst);
    }

    pub(super) unsafe fn swap(addr: u64, value: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { at(addr) }.swap(value, SeqCst)
    }

    pub(super) unsafe fn compare_and_swap(addr: u64, old: u64, new: u64) -> bool {
        // SAFETY: the caller's promise.
        unsafe { at(addr) }
            .compare_exchange(old, new, SeqCst, SeqCst)
            .is_ok()
    }

    pub(super) unsafe fn add(addr: u64, delta: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { at(addr) }.fetch_add(delta, SeqCst)
    }

    pub(super) unsafe fn update(addr: u64, change: impl Fn(u64) -> u64) -> u64 {
        // SAFETY: the caller's promise.
        let slot = unsafe { at(addr) };
        let mut old = slot.load(SeqCst);
        while let Err(now) = slot.compare_exchange_weak(old, change(old), SeqCst, SeqCst) {
            old = now;
        }
        old
    }
}

/// For a worker that is alone: nothing can come between a load and a store, which cost a fraction of a
/// read-modify-write.
mod alone {
    pub(super) use crate::mem::{load, store};

    pub(super) unsafe fn update(addr: u64, change: impl Fn(u64) -> u64) -> u64 {
        // SAFETY: the caller's promise: a slot of a live object.
        unsafe {
            let old = load(addr);
            store(addr, change(old));
            old
        }
    }

    pub(super) unsafe fn swap(addr: u64, value: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { update(addr, |_| value) }
    }

    pub(super) unsafe fn compare_and_swap(addr: u64, old: u64, new: u64) -> bool {
        // SAFETY: the caller's promise.
        unsafe { update(addr, |now| if now == old { new } else { now }) == old }
    }

    pub(super) unsafe fn add(addr: u64, delta: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { update(addr, |old| old.wrapping_add(delta)) }
    }
}

/// The one or the other, by whether the worker is alone.
mod slot {
    use super::alone;
    #[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
    use super::shared;

    macro_rules! choose {
        ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $ty:ty),*) $(-> $result:ty)?;)*) => {$(
            $(#[$doc])*
            #[inline]
            pub(super) unsafe fn $name(is_alone: bool, addr: u64, $($arg: $ty),*) $(-> $result)? {
                #[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
                if !is_alone {
                    // SAFETY: the caller's promise.
                    return unsafe { shared::$name(addr, $($arg),*) };
                }
                // SAFETY: the caller's promise.
                unsafe { alone::$name(addr, $($arg),*) }
            }
        )*};
    }

    choose! {
        /// # Safety
        /// `addr` is the address of a slot in a live object, and `is_alone` is what the host says, here and below.
        fn load() -> u64;
        fn store(value: u64);
        fn swap(value: u64) -> u64;
        fn compare_and_swap(old: u64, new: u64) -> bool;
        fn add(delta: u64) -> u64;
        fn update(change: impl Fn(u64) -> u64) -> u64;
    }
}

/// Adds to the slot at an address that is not nil; gives the sum, once the host lets it.
///
/// # Safety
/// The address is that of a slot in a live object.
#[inline(always)]
pub(crate) unsafe fn add<H: Host>(host: &mut H, addr: u64, delta: u64) -> Poll<u64> {
    if host.before(Visible::AtomicUpdate(addr)).is_pending() {
        return Poll::Pending;
    }
    host.begin_atomic(access(addr, true));
    // SAFETY: the caller's promise.
    let old = unsafe { slot::add(host.alone(), addr, delta) };
    host.end_atomic(addr, true, true);
    Poll::Ready(old.wrapping_add(delta))
}

/// An operation on the slot that the first parameter points at.
fn on_slot<H: Host>(
    call: &mut NativeCall<'_, H>,
    operation: impl FnOnce(bool, u64, u64, u64) -> u64,
    args: usize,
) -> NativeResult {
    /// Of CompareAndSwap, which stores only where it gives 1.
    const SWAPS: usize = 2;
    let addr = call.arg(0);
    if addr == 0 {
        return nil_dereference();
    }
    let visible = match args {
        0 => Visible::AtomicLoad(addr),
        _ => Visible::AtomicUpdate(addr),
    };
    if call.host.before(visible).is_pending() {
        return NativeResult::Park;
    }
    let a = if args > 0 { call.arg(1) } else { 0 };
    let b = if args > 1 { call.arg(2) } else { 0 };
    call.host.begin_atomic(access(addr, args > 0));
    let value = operation(call.host.alone(), addr, a, b);
    let stores = args > 0 && (args != SWAPS || value != 0);
    call.host.end_atomic(addr, true, stores);
    call.done(value)
}

fn access(addr: u64, write: bool) -> Access {
    Access {
        addr,
        bytes: 8,
        write,
        atomic: true,
    }
}

// SAFETY, for all of these: the checker made the parameter a pointer, which points at a slot if it is not nil.

fn load<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, _, _| unsafe { slot::load(alone, addr) },
        0,
    )
}

fn store<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    if call.arg(0) == 0 {
        return nil_dereference();
    }
    let visible = Visible::AtomicUpdate(call.arg(0));
    if call.host.before(visible).is_pending() {
        return NativeResult::Park;
    }
    call.host.begin_atomic(access(call.arg(0), true));
    // SAFETY: see above.
    unsafe { slot::store(call.host.alone(), call.arg(0), call.arg(1)) };
    call.host.end_atomic(call.arg(0), false, true);
    NativeResult::Done
}

fn swap<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, new, _| unsafe { slot::swap(alone, addr, new) },
        1,
    )
}

fn compare_and_swap<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, old, new| u64::from(unsafe { slot::compare_and_swap(alone, addr, old, new) }),
        2,
    )
}

fn add64<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, delta, _| unsafe { slot::add(alone, addr, delta) }.wrapping_add(delta),
        1,
    )
}

fn add_i32<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let sum = |old: u64, delta: u64| (old as i32).wrapping_add(delta as i32) as i64 as u64;
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, delta, _| {
            sum(
                // SAFETY: see above.
                unsafe { slot::update(alone, addr, |old| sum(old, delta)) },
                delta,
            )
        },
        1,
    )
}

fn add_u32<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let sum = |old: u64, delta: u64| u64::from((old as u32).wrapping_add(delta as u32));
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, delta, _| {
            sum(
                // SAFETY: see above.
                unsafe { slot::update(alone, addr, |old| sum(old, delta)) },
                delta,
            )
        },
        1,
    )
}

fn and<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, mask, _| unsafe { slot::update(alone, addr, |old| old & mask) },
        1,
    )
}

fn or<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: see above.
    on_slot(
        call,
        |alone, addr, mask, _| unsafe { slot::update(alone, addr, |old| old | mask) },
        1,
    )
}

/// `func sameType(a, b any) bool`
fn same_type<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    // SAFETY: both parameters are interfaces.
    let types = [0, 1].map(|i| unsafe { object::iface_parts(call.arg(i)) }.map(|(ty, _)| ty));
    call.done(u64::from(types[0] == types[1]))
}

macro_rules! integers {
    ($($name:literal, $add:ident);* $(;)?) => {
        [$([
            native::<H>(concat!("atomic.Add", $name), $add),
            native(concat!("atomic.And", $name), and),
            native(concat!("atomic.Or", $name), or),
            native(concat!("atomic.Load", $name), load),
            native(concat!("atomic.Store", $name), store),
            native(concat!("atomic.Swap", $name), swap),
            native(concat!("atomic.CompareAndSwap", $name), compare_and_swap),
            native(concat!("atomic.(*", $name, ").Add"), $add),
            native(concat!("atomic.(*", $name, ").And"), and),
            native(concat!("atomic.(*", $name, ").Or"), or),
            native(concat!("atomic.(*", $name, ").Load"), load),
            native(concat!("atomic.(*", $name, ").Store"), store),
            native(concat!("atomic.(*", $name, ").Swap"), swap),
            native(concat!("atomic.(*", $name, ").CompareAndSwap"), compare_and_swap),
        ]),*]
    };
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    let integers = integers! {
        "Int32", add_i32;
        "Int64", add64;
        "Uint32", add_u32;
        "Uint64", add64;
        "Uintptr", add64;
    };
    integers.into_iter().flatten().chain([
        native::<H>("atomic.(*Bool).Load", load),
        native("atomic.(*Bool).Store", store),
        native("atomic.(*Bool).Swap", swap),
        native("atomic.(*Bool).CompareAndSwap", compare_and_swap),
        native("atomic.LoadPointer", load),
        native("atomic.StorePointer", store),
        native("atomic.SwapPointer", swap),
        native("atomic.CompareAndSwapPointer", compare_and_swap),
        native("atomic.load", load),
        native("atomic.store", store),
        native("atomic.compareAndSwap", compare_and_swap),
        native("atomic.(*Pointer[...]).Load", load),
        native("atomic.(*Pointer[...]).Store", store),
        native("atomic.(*Pointer[...]).Swap", swap),
        native("atomic.(*Pointer[...]).CompareAndSwap", compare_and_swap),
        native("atomic.sameType", same_type),
    ])
}
