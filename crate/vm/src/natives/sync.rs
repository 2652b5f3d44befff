//! Package sync: the words of its types belong to the host.

use super::{Entry, native, nil_dereference};
use crate::fault::Fault;
use crate::host::{Host, Order, SyncFault, SyncOp};
use crate::native::{NativeCall, NativeResult};
use std::task::Poll;

/// Does `op` on the receiver's words.
fn sync<H: Host>(call: &mut NativeCall<'_, H>, op: SyncOp) -> NativeResult {
    perform(call, op, false)
}

/// As [`sync`], with the outcome as the only result.
fn asked<H: Host>(call: &mut NativeCall<'_, H>, op: SyncOp) -> NativeResult {
    perform(call, op, true)
}

/// What std/sync.go says of the order that it makes, at the address in its parameter.
fn order<H: Host>(call: &mut NativeCall<'_, H>, order: Order) -> NativeResult {
    let addr = match order {
        Order::Silent | Order::Loud => 0,
        _ => call.arg(0),
    };
    call.host.order(order, addr);
    NativeResult::Done
}

fn perform<H: Host>(call: &mut NativeCall<'_, H>, op: SyncOp, result: bool) -> NativeResult {
    let addr = call.arg(0);
    if addr == 0 {
        return nil_dereference();
    }
    match call.host.sync(op, addr) {
        Poll::Pending => NativeResult::Park,
        Poll::Ready(Ok(value)) => {
            if result {
                call.set(0, value);
            }
            NativeResult::Done
        }
        Poll::Ready(Err(fault)) => failed(fault),
    }
}

/// What becomes of a goroutine that misused a sync type.
#[cold]
pub(crate) fn failed(fault: SyncFault) -> NativeResult {
    match fault {
        SyncFault::Fatal(text) => NativeResult::Fatal(text.into()),
        SyncFault::Panic(text) => NativeResult::Panic(Fault::Message(text.into())),
    }
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("sync.(*Mutex).Lock", |call| sync(call, SyncOp::Lock)),
        native("sync.(*Mutex).TryLock", |call| asked(call, SyncOp::TryLock)),
        native("sync.(*Mutex).Unlock", |call| sync(call, SyncOp::Unlock)),
        native("sync.(*RWMutex).Lock", |call| sync(call, SyncOp::RwLock)),
        native("sync.(*RWMutex).TryLock", |call| {
            asked(call, SyncOp::RwTryLock)
        }),
        native("sync.(*RWMutex).Unlock", |call| {
            sync(call, SyncOp::RwUnlock)
        }),
        native("sync.(*RWMutex).RLock", |call| sync(call, SyncOp::RLock)),
        native("sync.(*RWMutex).TryRLock", |call| {
            asked(call, SyncOp::RTryLock)
        }),
        native("sync.(*RWMutex).RUnlock", |call| {
            sync(call, SyncOp::RUnlock)
        }),
        native("sync.(*WaitGroup).Add", |call| {
            let delta = call.arg(1) as i64;
            sync(call, SyncOp::WaitGroupAdd(delta))
        }),
        native("sync.(*WaitGroup).Done", |call| {
            sync(call, SyncOp::WaitGroupAdd(-1))
        }),
        native("sync.(*WaitGroup).Wait", |call| {
            sync(call, SyncOp::WaitGroupWait)
        }),
        native("sync.detecting", |call| {
            let detects = call.host.detects();
            call.done(detects.into())
        }),
        native("sync.silent", |call| order(call, Order::Silent)),
        native("sync.loud", |call| order(call, Order::Loud)),
        native("sync.acquire", |call| order(call, Order::Acquire)),
        native("sync.release", |call| order(call, Order::Release)),
        native("sync.merge", |call| order(call, Order::Merge)),
        native("sync.condTicket", |call| asked(call, SyncOp::CondTicket)),
        native("sync.condWait", |call| {
            let ticket = call.arg(1);
            sync(call, SyncOp::CondWait(ticket))
        }),
        native("sync.condSignal", |call| sync(call, SyncOp::CondSignal)),
        native("sync.condBroadcast", |call| {
            sync(call, SyncOp::CondBroadcast)
        }),
    ]
    .into_iter()
}
